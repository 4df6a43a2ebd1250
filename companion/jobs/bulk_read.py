"""The Job that reads many objects at once: a statement for each type, where GraphQL has a resolver for each field."""

import gzip
import json
from datetime import timedelta

from django.utils import timezone
from nautobot.apps.jobs import Job, JSONVar, register_jobs
from nautobot.extras.models import FileProxy

from ._bridge.consistency import one_moment
from ._bridge.selection import NotReadableError, rows_of

name = "nautobot-bridge"

# The reader holds one file at a time.
ROWS_IN_A_FILE = 20_000
# A reader fetches its files at once.
KEPT = timedelta(minutes=10)


class BulkReadJob(Job):
    """Started by nautobot-bridge for loads that GraphQL would take long for."""

    plan = JSONVar(
        label="Plan",
        description='A list of {"type": "dcim.device", "fields": ["id", "role__name"], "filters": {"name": ["a"]}}',
    )

    class Meta:
        """How Nautobot shows and runs this Job."""

        name = "Bridge bulk read"
        description = (
            "Reads objects for nautobot-bridge into files: what the user who starts it may view, and nothing else.\n"
            "Started by nautobot-bridge itself; it changes nothing in Nautobot."
        )
        # Its files are gone soon, so no re-run must be offered.
        has_sensitive_variables = True
        soft_time_limit = 1500
        time_limit = 1800

    def run(self, plan):  # pylint: disable=arguments-differ
        """Write the rows of each type into files; the result says how many, or why there are none."""
        self.delete_old_files()
        with one_moment():
            return {"types": [self.read(index, part) for index, part in enumerate(plan)]}

    def read(self, index, part):
        """How many rows of one type there are, and the ids of the files that hold them."""
        try:
            rows = rows_of(self.user, part["type"], part["fields"], part.get("filters", {}))
            files = []
            for at in range(0, len(rows), ROWS_IN_A_FILE):
                files += self.write(f"{index}-{at}", rows[at : at + ROWS_IN_A_FILE])
        except NotReadableError as error:
            return {"refused": str(error)}
        return {"rows": len(rows), "files": files}

    def write(self, title, rows):
        """Write rows into one file, or into several where Nautobot's limit on file size demands it."""
        text = json.dumps(rows, default=as_text, separators=(",", ":"), ensure_ascii=False)
        try:
            file = self.create_file(f"{title}.json.gz", gzip.compress(text.encode(), compresslevel=1, mtime=0))
        except ValueError:
            if len(rows) == 1:
                raise
            half = len(rows) // 2
            return self.write(f"{title}a", rows[:half]) + self.write(f"{title}b", rows[half:])
        return [str(file.pk)]

    def delete_old_files(self):
        """Delete what earlier runs of this Job left behind."""
        before = timezone.now() - KEPT
        for file in FileProxy.objects.filter(job_result__job_model=self.job_model, uploaded_at__lt=before):
            file.delete()  # one by one, as FileProxy asks for


def as_text(value):
    """A value that JSON does not have, as GraphQL writes it."""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


register_jobs(BulkReadJob)
