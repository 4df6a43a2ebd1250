"""Following the events of a run, through whatever happens to the connection."""

import json
import threading
import time
from queue import Empty, Full, Queue

import requests

from .bridge import reason
from .errors import BridgeError, GoneError

# How long the bridge may be away before the Job gives up.
PATIENCE_SECONDS = 600
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 10
QUEUE_SIZE = 5000


class EventStream:
    """Reads in a thread of its own, so that what has come can be written down while nothing comes."""

    def __init__(self, bridge, run, patience=PATIENCE_SECONDS):
        """Follow this run from its first event."""
        self.bridge = bridge
        self.run = run
        self.patience = patience
        self.after = 0
        self.queue = Queue(QUEUE_SIZE)
        self.stopped = threading.Event()
        self.thread = threading.Thread(target=self._read_until_stopped, daemon=True)

    def __enter__(self):
        """Begin to read."""
        self.thread.start()
        return self

    def __exit__(self, *_):
        """Let the thread end at its next event."""
        self.stopped.set()

    def take(self, seconds):
        """The next event; None when there was none for so long. Raises what ended the stream."""
        try:
            item = self.queue.get(timeout=seconds)
        except Empty:
            return None
        if isinstance(item, Exception):
            raise item
        return item

    def _put(self, item):
        while not self.stopped.is_set():
            try:
                self.queue.put(item, timeout=1)
                return
            except Full:  # the Job is busy
                continue

    def _read_until_stopped(self):
        pause, away_since = FIRST_PAUSE, None
        while not self.stopped.is_set():
            before = self.after
            try:
                self._read()
                problem = "the bridge closed the connection"
            except GoneError as error:
                problem = str(error)
            except requests.exceptions.ChunkedEncodingError:
                problem = "the connection broke off"
            except requests.RequestException as error:
                problem = reason(error)
            except Exception as error:  # raised where the Job can say it
                self._put(error)
                return
            if self.after > before:
                pause, away_since = FIRST_PAUSE, None
            now = time.monotonic()
            if away_since is None:
                away_since = now
                self._put({"type": "away", "problem": problem})
            if now - away_since > self.patience:
                self._put(gave_up(self.bridge, self.run, self.patience, problem))
                return
            self.stopped.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    def _read(self):
        with self.bridge.events(self.run, self.after) as response:
            for line in response.iter_lines(chunk_size=None):
                if self.stopped.is_set():
                    return
                if line:
                    item = json.loads(line)
                    self.after = item["seq"]
                    self._put(item["event"])


def gave_up(bridge, run, patience, problem):
    """The error that ends the Job."""
    return BridgeError(
        f"The bridge has been away for {patience} seconds: {problem}.",
        f"The run may go on without this Job. Look at {bridge.page_of(run)} when the bridge is back.",
    )
