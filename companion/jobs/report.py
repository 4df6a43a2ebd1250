"""Reading a run's report: JSON, gzipped as nautobot-bridge sends it, or plain."""

import gzip
import json
import zlib

# Far above any real report; it only keeps a crafted file from filling the worker's memory.
MAX_BYTES = 512 << 20
GZIP_MAGIC = b"\x1f\x8b"
REQUIRED = (
    "id",
    "job",
    "source",
    "target",
    "dryRun",
    "status",
    "startedAt",
    "durationMs",
    "summary",
    "steps",
    "changes",
    "diff",
    "log",
)


class NotAReportError(Exception):
    """The file is not what nautobot-bridge sends; the message says why."""


def read_report(file):
    """Parse and check an uploaded report."""
    compressed = file.read(2) == GZIP_MAGIC
    file.seek(0)
    try:
        content = (gzip.GzipFile(fileobj=file) if compressed else file).read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise NotAReportError(f"The report is larger than {MAX_BYTES >> 20} MiB.")
        report = json.loads(content)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise NotAReportError(f"The file is not the JSON of a run's report: {error}") from error
    missing = [key for key in REQUIRED if key not in report] if isinstance(report, dict) else REQUIRED
    if missing:
        raise NotAReportError(f"The file is not a run's report of nautobot-bridge: it lacks {', '.join(missing)}.")
    return report


def failed_changes(report):
    """The changes that were tried and did not happen."""
    return [change for change in report["changes"] if change["status"] in ("failure", "error")]


def title(change):
    """How a change is named in a line of text."""
    return f"{change['action']} {change['type']} {change['uid']}"


def describe(report):
    """The one line that says what became of the run."""
    summary = report["summary"]
    counts = ", ".join(f"{summary[key]:,} {key}" for key in ("create", "update", "delete", "no-change", "skip"))
    kind = "Dry run" if report["dryRun"] else "Sync"
    seconds = report["durationMs"] / 1000
    return f"{kind} {report['source']} → {report['target']} {report['status']} after {seconds:,.1f} s: {counts}"


def why_failed(report):
    """Why this run is a FAILURE, in one paragraph; None when it is not."""
    error = report.get("error")
    if error:
        return f"{error['code']}: {error['message']} Fix: {error['fix']}"
    failed = len(failed_changes(report))
    if failed:
        return f"{failed:,} of {len(report['changes']):,} changes failed; the log names each with its cause."
    return None if report["status"] == "succeeded" else f"The run ended as {report['status']}."
