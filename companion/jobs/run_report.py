"""The Job that turns the report of a run into a native job result, without a way back to the bridge."""

from nautobot.apps.jobs import FileVar, Job, StringVar, register_jobs
from nautobot.extras.models import FileProxy
from nautobot.extras.models import Job as JobRecord

from ._bridge.conclusion import MAX_LOG_LINES, Conclusion
from ._bridge.report import NotAReportError, read_report, unchanged_in

name = "nautobot-bridge"


class RunReportJob(Job):
    """Started by nautobot-bridge after each of its runs that was not started in Nautobot."""

    # Not a JSONVar: Nautobot refuses a JSON request above 2.5 MB, and the queue would carry the whole report.
    report = FileVar(
        label="Report",
        description="What `nautobot-bridge run --json` prints as its last line, as a file, gzipped or not",
    )
    run_id = StringVar(label="Run", description="The id of the run, by which its job result is found", required=False)

    class Meta:
        """How Nautobot shows and runs this Job."""

        name = "Bridge run report"
        description = (
            "Records a run of nautobot-bridge as a job result: its log, numbers, diff and Data Sync record.\n"
            "Started by nautobot-bridge itself; it changes nothing else in Nautobot."
        )
        # The run's id stays readable, so that no run is recorded twice.
        has_sensitive_variables = False
        soft_time_limit = 1500
        time_limit = 1800

    def run(self, report, run_id=None):
        """Write down what the report says; the status is FAILURE when the run's was."""
        file, conclusion = report, Conclusion(self)
        try:
            report = read_report(file)
        except NotAReportError as error:
            return conclusion.end(str(error), None)
        delete_duplicate(file, report)
        conclusion.write_capped(report["log"], MAX_LOG_LINES, "log entries", "log.json")
        result = conclusion.write(report, report["changes"], report["diff"], unchanged_in(report["log"]))
        self.hand_over(report)
        return result

    def hand_over(self, report):
        """Make this the job result of the Job that the run is one of, where Nautobot has that Job."""
        job = next((each for each in own_jobs() if each.job_class.bridge_job == report["job"]), None)
        if job is None:
            return
        self.job_result.name = job.name
        self.job_result.save(update_fields=["name"])
        # What Celery's backend saves of this task when it ends.
        self.request.properties["nautobot_job_job_model_id"] = job.pk
        self.request.args = [job.class_path, *self.request.args[1:]]
        self.request.kwargs = {"dryrun": report["dryRun"]}


def own_jobs():
    """The Jobs of this package that stand for a job of the bridge and can be run by hand."""
    package = __name__.rpartition(".")[0]
    for job in JobRecord.objects.filter(
        module_name__startswith=f"{package}.", is_job_hook_receiver=False, is_job_button_receiver=False
    ):
        if job.installed and hasattr(job.job_class, "bridge_job"):
            yield job


def delete_duplicate(file, report):
    """Delete the copy that Nautobot's REST API leaves behind: it saves an upload twice and deletes it once.

    Only under the name that nautobot-bridge gives, which holds the run's id: nobody else's file can be meant.
    """
    if report["id"] in file.instance.name:
        for copy in FileProxy.objects.filter(name=file.instance.name, job_result=None).exclude(pk=file.instance.pk):
            copy.delete()  # one by one, as FileProxy asks for


register_jobs(RunReportJob)
