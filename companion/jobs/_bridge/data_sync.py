"""The "Data Sync" record of nautobot-ssot, where that app is installed."""

from datetime import timedelta

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, transaction
from django.urls import Resolver404, resolve
from django.utils.dateparse import parse_datetime
from nautobot.core.utils.lookup import get_model_for_view_name

HAS_SSOT = apps.is_installed("nautobot_ssot")
if HAS_SSOT:
    from nautobot_ssot.models import Sync, SyncLogEntry

NAME_LENGTH = 64
# step of the report: (field of its duration, prefix of its memory fields)
STEP_FIELDS = {
    "load_source_adapter": ("source_load_time", "source_load"),
    "load_target_adapter": ("target_load_time", "target_load"),
    "calculate_diff": ("diff_time", "diff"),
    "execute_sync": ("sync_time", "sync"),
}


class DataSync:
    """Puts one run on nautobot-ssot's history and detail pages; does nothing where the app is not installed."""

    def __init__(self, head, job):
        """Create the record, without the diff."""
        self.logger = job.logger
        self.dry_run = head["dryRun"]
        if not HAS_SSOT:
            self.sync = None
            return
        self.sync = Sync.objects.create(
            source=head["source"][:NAME_LENGTH],
            target=head["target"][:NAME_LENGTH],
            dry_run=self.dry_run,
            start_time=parse_datetime(head["startedAt"]),
            summary=head["summary"],
            diff={},
            job_result=job.job_result,
            **step_fields(head["steps"]),
        )

    def log(self, changes):
        """Add one entry for each change that was tried."""
        if self.sync and not self.dry_run:
            SyncLogEntry.objects.bulk_create([log_entry(self.sync, change) for change in changes])

    def log_unchanged(self, entries):
        """Add one entry for each object that a log entry is about, which needed no change."""
        outcome = {"status": "success", "message": "No changes to apply; no action needed"}
        self.log([{**entry["change"], **outcome} for entry in entries])

    def end(self, diff):
        """Add the diff."""
        if not self.sync:
            return
        try:
            with transaction.atomic():
                Sync.objects.filter(pk=self.sync.pk).update(diff=diff)
        except DatabaseError:
            self.logger.warning("The diff is too large for the database: the Data Sync record is without it.")


def step_fields(steps):
    """Durations and memory of the steps that ran, as fields of Sync."""
    fields = {}
    for step in steps:
        if step["status"] == "skipped" or step["name"] not in STEP_FIELDS:
            continue
        duration, memory = STEP_FIELDS[step["name"]]
        fields[duration] = timedelta(milliseconds=step["durationMs"])
        for key, value in step.get("memory", {}).items():
            fields[f"{memory}_memory_{key}"] = round(value)
    return fields


def object_at(path):
    """The type and id of the object whose page is at a path of this Nautobot."""
    try:
        found = resolve(path) if path.startswith("/") else None
        model = get_model_for_view_name(found.view_name) if found else None
    except (Resolver404, ValueError):
        model = None
    if model is None or "pk" not in found.kwargs:
        return {}
    return {
        "synced_object_type": ContentType.objects.get_for_model(model),
        "synced_object_id": found.kwargs["pk"],
    }


def log_entry(sync, change):
    """One change as nautobot-ssot records it; what was skipped did not happen, so it counts as a failure there."""
    sides = {"+": change.get("after"), "-": change.get("before")}
    link = change.get("object") or {}
    return SyncLogEntry(
        sync=sync,
        action=change["action"],
        status="failure" if change["status"] == "skipped" else change["status"],
        diff={sign: values for sign, values in sides.items() if values is not None},
        object_repr=link.get("name") or f"{change['type']} {change['uid']}",
        message=change["message"],
        **object_at(link.get("url", "")),
    )
