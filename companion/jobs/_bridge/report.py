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


def unchanged_in(log):
    """The entries of a log that say of an object that it needs no change: there are such where the job wants them."""
    return [entry for entry in log if entry.get("change", {}).get("action") == "no-change"]


def is_failed(change):
    """Whether a change was tried and did not happen."""
    return change["status"] in ("failure", "error")


def title(change):
    """How a change is named in a line of text."""
    return f"{change['action']} {change['type']} {change['uid']}"


def describe(head):
    """The one line that says what became of the run."""
    summary = head["summary"]
    counts = ", ".join(f"{summary[key]:,} {key}" for key in ("create", "update", "delete", "no-change", "skip"))
    kind = "Dry run" if head["dryRun"] else "Sync"
    seconds = head["durationMs"] / 1000
    return f"{kind} {head['source']} → {head['target']} {head['status']} after {seconds:,.1f} s: {counts}"


def why_failed(head, outcomes):
    """Why this run is a FAILURE, in one paragraph; None when it is not."""
    error = head.get("error")
    if error:
        return f"{error['code']}: {error['message'].rstrip('.')}. Fix: {error['fix']}"
    failed = outcomes["failure"] + outcomes["error"]
    if failed:
        return f"{failed:,} of {sum(outcomes.values()):,} changes failed; the log names each with its cause."
    return None if head["status"] == "succeeded" else f"The run ended as {head['status']}."


def head_of(run):
    """The report of a run as the bridge answers it; what it would be for a run that ended without one."""
    if "report" in run:
        return run["report"]
    return {
        "id": run["id"],
        "job": run["job"],
        "source": run.get("source", "?"),
        "target": run.get("target", "?"),
        "trigger": run["trigger"],
        "dryRun": run["dryRun"],
        "status": run["status"],
        "startedAt": run.get("startedAt", run["requestedAt"]),
        "durationMs": 0,
        "summary": run.get("summary", dict.fromkeys(("create", "update", "delete", "no-change", "skip"), 0)),
        "steps": run.get("steps", []),
        "error": run.get("error"),
    }
