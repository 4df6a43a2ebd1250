"""The Job that turns the report of a run into a native job result."""

import gzip
import json
from collections import Counter

from nautobot.apps.jobs import FileVar, Job
from nautobot.extras.models import FileProxy

from .data_sync import create_data_sync
from .job_log import JobLog
from .report import NotAReportError, describe, failed_changes, read_report, title, why_failed

name = "nautobot-bridge"

# The log page and its REST endpoint show everything at once: more than this helps nobody.
MAX_LOG_LINES = 5000
MAX_FAILED_CHANGES = 1000


class RunFailedError(Exception):
    """The run that is reported on failed; the message says why."""


class RunReportJob(Job):
    """Started by nautobot-bridge after each of its runs."""

    # Not a JSONVar: Nautobot refuses a JSON request above 2.5 MB, and the queue would carry the whole report.
    report = FileVar(
        label="Report",
        description="What `nautobot-bridge run --json` prints as its last line, as a file, gzipped or not",
    )

    class Meta:
        """How Nautobot shows and runs this Job."""

        name = "Bridge run report"
        description = (
            "Records a run of nautobot-bridge as a job result: its log, numbers, diff and Data Sync record.\n"
            "Started by nautobot-bridge itself; it changes nothing else in Nautobot."
        )
        # The file is gone after the run, so no re-run must be offered.
        has_sensitive_variables = True
        soft_time_limit = 1500
        time_limit = 1800

    def run(self, report):  # pylint: disable=arguments-differ
        """Write down what the report says; the status is FAILURE when the run's was."""
        file = report
        try:
            report = read_report(file)
        except NotAReportError as error:
            return self.end(str(error), None)
        delete_duplicate(file, report)
        log = JobLog(self.job_result)
        self.write_log(log, report)
        self.attach("diff.json", report["diff"])
        create_data_sync(report, self.job_result, self.logger)
        reason = why_failed(report)
        self.logger.info(describe(report), extra={"grouping": "summary"})
        return self.end(reason, result_of(report))

    def write_log(self, log, report):
        """The run's own log, then one entry for each failed change."""
        self.write_capped(log, report["log"], MAX_LOG_LINES, "log entries", "log.json")
        failed = [
            {"level": "error", "step": "execute_sync", "message": f"{title(change)}: {change['message']}"}
            for change in failed_changes(report)
        ]
        self.write_capped(log, failed, MAX_FAILED_CHANGES, "failed changes", "failed.json")

    def write_capped(self, log, entries, limit, what, filename):
        """Write at most `limit` entries; all of them go into a file when there are more."""
        log.write(entries[:limit])
        if len(entries) > limit:
            self.attach(filename, entries)
            more = f"{len(entries) - limit:,} more {what}: all of them are in the file {filename}."
            log.write([{"level": "warning", "message": more}])

    def attach(self, filename, content):
        """Attach JSON to the job result; gzipped, or not at all, where Nautobot's limit on file size demands it."""
        text = json.dumps(content, indent=2, ensure_ascii=False).encode()
        for as_name, data in ((filename, lambda: text), (f"{filename}.gz", lambda: gzip.compress(text, mtime=0))):
            try:
                self.create_file(as_name, data())
                return
            except ValueError:
                continue
        self.logger.warning(
            "%s is larger than JOB_CREATE_FILE_MAX_SIZE allows, even gzipped; nautobot-bridge has it.", filename
        )

    def end(self, reason, result):
        """Return the result; with a reason, as a FAILURE that keeps the result and shows no traceback."""
        if reason is None:
            return result
        if hasattr(self, "fail"):
            self.fail("%s", reason, extra={"grouping": "summary"})
            return result
        self.logger.error("%s", reason, extra={"grouping": "summary"})
        raise RunFailedError(reason)


def delete_duplicate(file, report):
    """Delete the copy that Nautobot's REST API leaves behind: it saves an upload twice and deletes it once.

    Only under the name that nautobot-bridge gives, which holds the run's id: nobody else's file can be meant.
    """
    if report["id"] in file.instance.name:
        for copy in FileProxy.objects.filter(name=file.instance.name, job_result=None).exclude(pk=file.instance.pk):
            copy.delete()  # one by one, as FileProxy asks for


def result_of(report):
    """What the job result shows as its result, and machines read."""
    return {
        "run": report["id"],
        "job": report["job"],
        "name": report.get("name", report["job"]),
        "source": report["source"],
        "target": report["target"],
        "trigger": report.get("trigger"),
        "dryRun": report["dryRun"],
        "status": report["status"],
        "startedAt": report["startedAt"],
        "durationMs": report["durationMs"],
        "summary": report["summary"],
        "outcomes": Counter(change["status"] for change in report["changes"]),
        "steps": report["steps"],
        "variables": report.get("variables", {}),
        "requests": report.get("requests"),
        "error": report.get("error"),
    }
