"""The base classes of the Jobs that are written for each plugin."""

from celery.exceptions import SoftTimeLimitExceeded
from django import forms
from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from nautobot.apps.jobs import BooleanVar, DryRunVar, Job, JobButtonReceiver, JobHookReceiver, StringVar

from .bridge import Bridge
from .conclusion import Conclusion
from .errors import BridgeError
from .relay import Relay
from .report import head_of
from .variables import SecretVar, secret_of

if apps.is_installed("nautobot_ssot"):
    from nautobot_ssot.jobs.base import DataMapping, DataSource, DataTarget
else:

    class DataSource(Job):
        """What nautobot-ssot would bring."""

        dryrun = DryRunVar()
        memory_profiling = BooleanVar()

        class Meta:
            """Nothing of its own."""

    DataTarget = DataSource
    DataMapping = None

MAKE_ANEW = (
    "Fix: run it from its form. If a schedule started it, make the schedule anew: it has values for variables that "
    "have changed since, or names objects that are gone."
)
LAST = ("dryrun", "memory_profiling", "full", "run_id")


class Relaying:
    """What any Job of the bridge does: ask for a run, or take the one it is given, and follow it to its end."""

    bridge_job = ""

    def relay(self, run=None, secrets=None):
        """Follow the run; the result is its report."""
        bridge = None
        try:
            bridge = Bridge(self.logger.warning)
            run = run or bridge.start(self.bridge_job, self.job_result, secrets or {})
            relay = Relay(bridge, run, self.job_result)
            relay.follow()
            return self.conclude(bridge, run, relay.unchanged)
        except SoftTimeLimitExceeded:
            where = f"{bridge.page_of(run)}" if bridge and run else "the bridge"
            message = f"The Job has reached its time limit; the run goes on. Look for what becomes of it at {where}."
            return Conclusion(self).end(message, {"run": run, "status": "unknown"})
        except BridgeError as error:
            return Conclusion(self).end(str(error), {"run": run, "status": "unknown"} if run else None)

    def conclude(self, bridge, run, unchanged):
        """Write down what the run came to."""
        head = head_of(bridge.run(run))
        if head["job"] != self.bridge_job:
            raise BridgeError(f"Run {run} is one of {head['job']}.", f"Give the id of a run of {self.bridge_job}.")
        # A Job that was given a run is run again with what that run was asked for.
        if self.request.kwargs.get("run_id"):
            self.request.kwargs = {"dryrun": head["dryRun"]}
        return Conclusion(self).write(head, bridge.changes(run), unchanged=unchanged)


class BridgeJob(Relaying):
    """One job of the bridge."""

    mappings = ()
    configuration = ()

    full = BooleanVar(label="Full load", description="Load everything, also what has not changed since the last run.")
    run_id = StringVar(required=False, widget=forms.HiddenInput, description="A run to follow instead of a new one.")

    class Meta:
        """Common to all."""

        # Secrets are named by their SecretsGroup: there is nothing sensitive in the form.
        has_sensitive_variables = False
        dryrun_default = True

    def __call__(self, *args, **kwargs):
        """Run, unless the values are those of another form: a schedule keeps what it was made with."""
        try:
            self.deserialize_data(kwargs)
        except (ObjectDoesNotExist, ValidationError, TypeError, ValueError) as error:
            why = " ".join(getattr(error, "messages", [str(error)]))
            return Conclusion(self).end(f"The Job cannot be started with these values: {why} {MAKE_ANEW}", None)
        return super().__call__(*args, **kwargs)

    def run(self, run_id="", **variables):
        """Run the job at the bridge, which reads what it was asked for from the job result."""
        groups = {
            name: group
            for name, group in variables.items()
            if group and isinstance(getattr(type(self), name), SecretVar)
        }
        try:
            secrets = {} if run_id else {name: secret_of(group, name) for name, group in groups.items()}
        except BridgeError as error:
            return Conclusion(self).end(str(error), None)
        return self.relay(run_id or None, secrets)

    @classmethod
    def _get_vars(cls):
        """Show the job's own variables first."""
        own = super()._get_vars()
        own.pop("parallel_loading", None)  # the bridge always loads both sides at once
        names = [name for name in own if name not in LAST] + [name for name in LAST if name in own]
        return {name: own[name] for name in names}

    @classmethod
    def validate_data(cls, data, files=None):
        """Take a run to follow without the variables that it has already."""
        if isinstance(data, dict) and data.get("run_id"):
            return {"run_id": str(data["run_id"]), "dryrun": True}
        return super().validate_data(data, files=files)

    @classmethod
    def data_mappings(cls):
        """What becomes what, for the page of the data source or target."""
        return [DataMapping(*mapping) for mapping in cls.mappings] if DataMapping else []

    @classmethod
    def config_information(cls):
        """Settings of the job, for the page of the data source or target."""
        return dict(cls.configuration)


class BridgeDataSource(BridgeJob, DataSource):
    """Brings data into Nautobot."""

    class Meta(BridgeJob.Meta):
        """Common to all."""


class BridgeDataTarget(BridgeJob, DataTarget):
    """Brings data from Nautobot elsewhere."""

    class Meta(BridgeJob.Meta):
        """Common to all."""


class BridgeJobHook(Relaying, JobHookReceiver):
    """Runs a job for an object that changed. Whether it writes is the Job's own setting "dryrun default"."""

    class Meta(BridgeJob.Meta):
        """Common to all."""

    def run(self, object_change):
        """Run the job; the bridge reads from the job result which change it is about."""
        return self.relay()


class BridgeJobButton(Relaying, JobButtonReceiver):
    """Runs a job for the object on whose page a button is. Whether it writes is the Job's setting "dryrun default"."""

    class Meta(BridgeJob.Meta):
        """Common to all."""

    def run(self, object_pk, object_model_name):
        """Run the job; the bridge reads from the job result which object it is about."""
        return self.relay()
