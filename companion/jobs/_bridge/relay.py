"""Turning the events of a run into the log of a job result, as they happen."""

import time

from .job_log import JobLog
from .report import unchanged_in
from .stream import EventStream

# How long an entry may wait for others to be written with, and how many may wait.
FLUSH_SECONDS = 0.5
FLUSH_ENTRIES = 1000
PROGRESS_SECONDS = 10
# One that waits for approval does no more itself: what is approved is a run of its own.
FINAL = ("succeeded", "partial", "failed", "cancelled", "interrupted", "waiting")
STATES = {
    "requested": "Waits until it is due.",
    "queued": "Waits in the queue of the bridge.",
    "waiting": "What remains waits for approval at the bridge.",
}


class Relay:
    """Follows one run to its end."""

    def __init__(self, bridge, run, job_result):
        """Relay this run into this job result."""
        self.bridge = bridge
        self.run = run
        self.log = JobLog(job_result)
        self.entries = []
        self.unchanged = []
        self.flushed_at = 0
        self.progress_at = {}
        self.away = False

    def follow(self):
        """Write down what happens until the run has ended; its log is complete then, also when this raises."""
        with EventStream(self.bridge, self.run) as stream:
            try:
                while not self.on(stream.take(FLUSH_SECONDS)):
                    self.flush_when_due()
            finally:
                self.flush()

    def on(self, event):
        """Take one event; true when it was the last."""
        if event is None:
            return False
        handler = getattr(self, f"on_{event['type'].replace('-', '_')}", None)
        if self.away and event["type"] != "away":
            self.away = False
            self.say("info", "The bridge is back; the run is followed from where it was.")
        return bool(handler and handler(event))

    def on_away(self, event):
        """Say that the connection is lost, and that this is not the end."""
        self.away = True
        self.say("warning", f"Waits for the bridge: {event['problem'].rstrip('.')}.")

    def on_run_started(self, event):
        """Say which run this is."""
        kind = "dry run" if event["dryRun"] else "sync"
        self.say("info", f"Run {event['run']} of {event['job']}, {kind}, at {self.bridge.url}")

    def on_state(self, event):
        """Say why nothing happens."""
        state = event["state"]
        if state in STATES:
            self.say("info", STATES[state])
        return state in FINAL

    def on_log(self, event):
        """Take over what the run said."""
        self.entries.append(event["entry"])
        self.unchanged += unchanged_in([event["entry"]])

    def on_step_started(self, event):
        """Begin a group of entries."""
        self.progress_at[event["step"]] = time.monotonic()
        self.say("info", "Started.", event["step"])

    def on_step_progress(self, event):
        """Say how far the step is, now and then."""
        step, now = event["step"], time.monotonic()
        if now - self.progress_at.get(step, 0) < PROGRESS_SECONDS:
            return
        self.progress_at[step] = now
        total = f" of {event['total']:,}" if "total" in event else ""
        what = f" {event['what']}" if "what" in event else ""
        self.say("info", f"{event['done']:,}{total}{what}", step)

    def on_step_finished(self, event):
        """End a group of entries with its duration and memory."""
        step = event["step"]
        if step["status"] == "skipped":
            return
        memory = step.get("memory")
        used = f", memory {mebibytes(memory['final'])}, peak {mebibytes(memory['peak'])}" if memory else ""
        level = "info" if step["status"] == "succeeded" else "error"
        self.say(level, f"{step['status'].capitalize()} after {step['durationMs'] / 1000:,.1f} s{used}.", step["name"])

    def on_run_finished(self, _event):
        """Nothing comes after this."""
        return True

    def say(self, level, message, step=None):
        """Add an entry of the relay's own."""
        self.entries.append({"level": level, "message": message, "step": step})

    def flush_when_due(self):
        """Write many entries at once, but none of them late."""
        due = time.monotonic() - self.flushed_at >= FLUSH_SECONDS
        if self.entries and (due or len(self.entries) >= FLUSH_ENTRIES):
            self.flush()

    def flush(self):
        """Write what waits."""
        self.log.write(self.entries)
        self.entries = []
        self.flushed_at = time.monotonic()


def mebibytes(count):
    """A number of bytes as people read it."""
    return f"{count / (1 << 20):,.1f} MiB"
