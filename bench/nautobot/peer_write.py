"""Inside Nautobot: how fast `nautobot_ssot.contrib` creates, updates and deletes devices. Prints one JSON line.

One object at a time, as nautobot-ssot's sync does it, with the change log that any Job writes. `COUNT` devices, twice:

- together: all three in one Job, whose end is not in the time. Nautobot keeps one entry for each object then, which
  updating and deleting write anew.
- apart: a Job for each of the three. What it does at its end with each change, webhooks, job hooks and events, is in the
  time: a request does it before it answers.
"""
import contextlib
import json
import os
import sys
import time

sys.path.insert(0, HERE)  # noqa: F821 - set by whoever runs this
from nautobot.dcim.models import Device  # noqa: E402
from nautobot.extras.context_managers import web_request_context  # noqa: E402
from nautobot.users.models import User  # noqa: E402
from peer_models import DeviceModel, Target  # noqa: E402

COUNT = int(os.environ["COUNT"])
USER = User.objects.get(username="admin")
ATTRIBUTES = {
    "serial": "A",
    "device_type__model": "kind0",
    "role__name": "bench",
    "status__name": "Active",
    "location__name": "site0",
}


class Silent:
    class logger:
        debug = info = warning = error = staticmethod(lambda *_, **__: None)


def job():
    return web_request_context(USER, context="job")


def rate(work, within):
    since = time.perf_counter()
    with within():
        work()
    return round(COUNT / (time.perf_counter() - since), 1)


def create():
    for n in range(COUNT):
        models.append(DeviceModel.create(target, {"name": f"theirs{n:05d}"}, ATTRIBUTES))


def find():
    """What loading them would have told the models."""
    keys = dict(Device.objects.filter(name__startswith="theirs").values_list("name", "pk"))
    for model in models:
        model.adapter, model.pk = target, keys[model.name]


def update():
    for model in models:
        model.update({"serial": f"B{model.name}"})


def delete():
    for model in models:
        model.delete()


def rates(within):
    models.clear()
    figures = {"create": rate(create, within)}
    find()
    return figures | {"update": rate(update, within), "delete": rate(delete, within)}


target = Target(job=Silent())
models = []
Device.objects.filter(name__startswith="theirs").delete()
with job():
    together = rates(contextlib.nullcontext)
print(json.dumps({"together": together, "apart": rates(job)}))
