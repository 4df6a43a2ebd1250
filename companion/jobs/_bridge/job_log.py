"""Writing a run's log into the job log: in bulk, with the times at which things happened."""

from datetime import timedelta
from itertools import islice

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from nautobot.core.utils.logging import sanitize
from nautobot.extras.constants import (
    JOB_LOG_MAX_ABSOLUTE_URL_LENGTH,
    JOB_LOG_MAX_GROUPING_LENGTH,
    JOB_LOG_MAX_LOG_OBJECT_LENGTH,
)
from nautobot.extras.models import JobLogEntry

BATCH = 1000
MAX_MESSAGE = 4000
OUTSIDE_STEPS = "run"


def in_batches(items):
    """Lists of at most BATCH items."""
    iterator = iter(items)
    while batch := list(islice(iterator, BATCH)):
        yield batch


class JobLog:
    """Adds entries to one job result, in the order they are given.

    Nautobot's own logger saves one row at a time and stamps it with now; this one saves a batch at once, keeps the
    original time, and never lets an entry be older than the one before it, since the page sorts by time alone.
    """

    def __init__(self, job_result):
        """Write to this job result."""
        self.job_result = job_result
        self.latest = None

    def write(self, entries):
        """Save entries of {level, message, step?, at?, object?: {name, url}}."""
        for batch in in_batches(entries):
            JobLogEntry.objects.bulk_create([self._row(entry) for entry in batch])

    def _row(self, entry):
        linked = entry.get("object") or {}
        return JobLogEntry(
            job_result=self.job_result,
            log_level=entry["level"],
            grouping=(entry.get("step") or OUTSIDE_STEPS)[:JOB_LOG_MAX_GROUPING_LENGTH],
            message=sanitize(shorten(str(entry["message"]))),
            log_object=linked.get("name", "")[:JOB_LOG_MAX_LOG_OBJECT_LENGTH],
            absolute_url=linked.get("url", "")[:JOB_LOG_MAX_ABSOLUTE_URL_LENGTH],
            created=self._next_time(entry.get("at")),
        )

    def _next_time(self, at):
        now = timezone.now()
        # The bridge's clock may be ahead of this one.
        moment = min(parse_datetime(at), now) if at else now
        if self.latest and moment <= self.latest:
            moment = self.latest + timedelta(microseconds=1)
        self.latest = moment
        return moment


def shorten(message):
    """A message at a length that a page can show."""
    if len(message) <= MAX_MESSAGE:
        return message
    return f"{message[:MAX_MESSAGE]}… ({len(message) - MAX_MESSAGE:,} more characters)"
