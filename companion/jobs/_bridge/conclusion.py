"""What remains of a run in its job result: numbers, files, failed changes, Data Sync record."""

import gzip
import json
from collections import Counter

from .data_sync import DataSync
from .job_log import JobLog, in_batches
from .report import describe, is_failed, title, why_failed

# The log page and its REST endpoint show everything at once: more than this helps nobody.
MAX_LOG_LINES = 5000
MAX_FAILED_CHANGES = 1000
# More changes than this are not kept in memory to be attached.
MAX_DIFF_CHANGES = 50_000


class RunFailedError(Exception):
    """The run that is reported on failed; the message says why."""


class Conclusion:
    """Concludes one job result."""

    def __init__(self, job):
        """Conclude the job result of this Job."""
        self.job = job
        self.log = JobLog(job.job_result)
        self.outcomes = Counter()
        self.failed = []
        self.diff = {}

    def write(self, head, changes, diff=None, unchanged=()):
        """Keep all that the report says. Each change is looked at once; `diff` is made of them when it is not given."""
        data_sync = DataSync(head, self.job)
        for batch in in_batches(changes):
            for change in batch:
                self.count(change, diff is None)
            data_sync.log(batch)
        for batch in in_batches(unchanged):
            data_sync.log_unchanged(batch)
        diff = self.diff if diff is None else diff
        self.write_failed()
        self.attach("diff.json", diff)
        if sum(self.outcomes.values()) > MAX_DIFF_CHANGES and diff is self.diff:
            self.warn(f"diff.json has the first {MAX_DIFF_CHANGES:,} changes; the bridge has all of them.")
        self.attach("report.json", result_of(head, self.outcomes))
        data_sync.end(diff)
        reason = why_failed(head, self.outcomes)
        self.job.logger.info(describe(head), extra={"grouping": "summary"})
        return self.end(reason, result_of(head, self.outcomes))

    def count(self, change, with_diff):
        """Note what became of a change."""
        self.outcomes[change["status"]] += 1
        if is_failed(change):
            self.failed.append({key: change.get(key) for key in ("action", "type", "uid", "message", "object")})
        if with_diff and sum(self.outcomes.values()) <= MAX_DIFF_CHANGES:
            self.diff.setdefault(change["type"], {})[change["uid"]] = sides_of(change)

    def write_failed(self):
        """One entry for each failed change; all of them go into a file when they are too many."""
        entries = [
            {
                "level": "error",
                "step": "execute_sync",
                "message": f"{title(change)}: {change['message']}",
                "object": change.get("object"),
            }
            for change in self.failed
        ]
        self.write_capped(entries, MAX_FAILED_CHANGES, "failed changes", "failed.json")

    def write_capped(self, entries, limit, what, filename):
        """Write at most `limit` entries; all of them go into a file when there are more."""
        self.log.write(entries[:limit])
        if len(entries) > limit:
            self.attach(filename, entries)
            self.warn(f"{len(entries) - limit:,} more {what}: all of them are in the file {filename}.")

    def warn(self, message):
        """Say what is missing here, and where it is."""
        self.log.write([{"level": "warning", "message": message}])

    def attach(self, filename, content):
        """Attach JSON to the job result; gzipped, or not at all, where Nautobot's limit on file size demands it."""
        text = json.dumps(content, indent=2, ensure_ascii=False).encode()
        for as_name, data in ((filename, lambda: text), (f"{filename}.gz", lambda: gzip.compress(text, mtime=0))):
            try:
                self.job.create_file(as_name, data())
                return
            except ValueError:
                continue
        self.warn(f"{filename} is larger than JOB_CREATE_FILE_MAX_SIZE allows, even gzipped; nautobot-bridge has it.")

    def end(self, reason, result):
        """Return the result; with a reason, as a FAILURE that keeps the result and shows no traceback."""
        if reason is None:
            return result
        if hasattr(self.job, "fail"):
            self.job.fail("%s", reason, extra={"grouping": "summary"})
            return result
        self.job.logger.error("%s", reason, extra={"grouping": "summary"})
        raise RunFailedError(reason)


def sides_of(change):
    """One change as a diff shows it: what comes and what goes."""
    sides = {"+": change.get("after"), "-": change.get("before")}
    return {sign: values for sign, values in sides.items() if values is not None}


def result_of(head, outcomes):
    """What the job result shows as its result, and machines read."""
    return {
        "run": head["id"],
        "job": head["job"],
        "name": head.get("name", head["job"]),
        "source": head["source"],
        "target": head["target"],
        "trigger": head.get("trigger"),
        "dryRun": head["dryRun"],
        "status": head["status"],
        "startedAt": head["startedAt"],
        "durationMs": head["durationMs"],
        "summary": head["summary"],
        "outcomes": dict(outcomes),
        "steps": head["steps"],
        "variables": head.get("variables", {}),
        "requests": head.get("requests"),
        "error": head.get("error"),
    }
