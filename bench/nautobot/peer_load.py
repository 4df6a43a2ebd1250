"""Inside Nautobot: how fast `nautobot_ssot.contrib` loads everything. Prints one JSON line."""
import json
import resource
import sys
import time

sys.path.insert(0, HERE)  # noqa: F821 - set by whoever runs this
from peer_models import Target  # noqa: E402


class Silent:
    class logger:
        debug = info = warning = error = staticmethod(lambda *_, **__: None)


target = Target(job=Silent())
since = time.perf_counter()
target.load()
seconds = time.perf_counter() - since
print(json.dumps({
    "objects": target.count(),
    "seconds": round(seconds, 3),
    "peakRssMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
}))
