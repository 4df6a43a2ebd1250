"""Real diffsync adapters and models, as a case of the vectors' format describes them."""

import copy
from typing import Any

from diffsync import Adapter, DiffSyncModel, exceptions
from diffsync.enum import DiffSyncFlags, DiffSyncModelFlags, DiffSyncStatus
from pydantic import Field

BUILTIN = {"ValueError": ValueError, "RuntimeError": RuntimeError}
NOT_TEXT = ("AttributeError", "ValidationError", "KeyError")


def build(spec, faults=(), ops=None):
    """An empty adapter; `ops` takes a note of every create, update and delete."""
    classes = {}
    for name, model in spec["models"].items():
        made = type(f"Model_{name}", (DiffSyncModel,), namespace(name, model))
        classes[name] = made if ops is None else with_faults(made, name, faults, ops)

    def sync_complete(self, source, diff, flags=DiffSyncFlags.NONE, logger=None):
        self.completed.append({"source": source.name, "diff_len": len(diff), "flags": flags.value})

    members = {**classes, "top_level": list(spec["top_level"]), "sync_complete": sync_complete}
    if "type" in spec:
        members["type"] = spec["type"]
    adapter = type(spec.get("class_name", "Net"), (Adapter,), members)(name=spec.get("name"))
    adapter.completed = []
    return adapter


def namespace(name, model):
    members = {
        "__annotations__": {field["name"]: Any for field in model["fields"]},
        "__module__": __name__,
        "_modelname": model.get("modelname", name),
        "_identifiers": tuple(model["identifiers"]),
        "_shortname": tuple(model["shortname"]),
        "_attributes": tuple(model["attributes"]),
        "_children": dict(model["children"]),
    }
    for field in model["fields"]:
        if "default" in field:
            members[field["name"]] = Field(default_factory=copier(field["default"]))
    if model.get("class_flags"):
        members["__annotations__"]["model_flags"] = DiffSyncModelFlags
        members["model_flags"] = DiffSyncModelFlags(model["class_flags"])
    return members


def copier(value):
    return lambda: copy.deepcopy(value)


def make(adapter, spec):
    fields = {**spec["ids"], **spec["attrs"], **spec.get("children", {}), **spec.get("extra", {})}
    fields = copy.deepcopy(fields)
    if "flags" in spec:
        fields["model_flags"] = DiffSyncModelFlags(spec["flags"])
    return getattr(adapter, spec["type"])(**fields)


def filled(spec, *args):
    adapter = build(spec, *args)
    for item in spec.get("objects", []):
        adapter.add(make(adapter, item))
    return adapter


def error_of(error):
    name = type(error).__name__
    described = {"class": name, "crud": isinstance(error, exceptions.ObjectCrudException)}
    if name not in NOT_TEXT:
        described["message"] = error.args[0] if name == "ObjectAlreadyExists" else str(error)
    return described


def injected(name, message):
    cls = BUILTIN.get(name) or getattr(exceptions, name)
    return cls(message, None) if name == "ObjectAlreadyExists" else cls(message)


def with_faults(base, name, faults, ops):
    def run(op, uid, attrs, done, bare):
        note = {"op": op, "type": name, "uid": uid}
        if attrs is not None:
            note["attrs"] = copy.deepcopy(attrs)
        ops.append(note)
        fault = next((f for f in faults if (f["op"], f["type"], f["uid"]) == (op, name, uid)), None)
        kind, _, detail = (fault["kind"] if fault else "ok").partition(":")
        if kind.endswith("_after"):
            done()
        if kind.startswith("raise"):
            note["result"] = f"raise:{detail}"
            raise injected(detail, f"injected {op} {name} {uid}")
        note["result"] = "none" if kind.startswith("none") else "ok"
        if kind.startswith("none"):
            return None
        if kind == "bare":
            return bare()
        try:
            result = done()
        except Exception as error:
            note["result"] = f"raise:{type(error).__name__}"
            raise
        if kind == "status":
            result.set_status(DiffSyncStatus(detail), "injected status")
        return result

    class Faulty(base):
        @classmethod
        def create(cls, adapter, ids, attrs):
            return run(
                "create",
                cls.create_unique_id(**ids),
                attrs,
                lambda: cls.create_base(adapter, ids, attrs),
                lambda: cls(**ids, adapter=adapter, **attrs),
            )

        def update(self, attrs):
            def bare():
                for key, value in attrs.items():
                    setattr(self, key, value)
                return self

            return run("update", self.get_unique_id(), attrs, lambda: self.update_base(attrs), bare)

        def delete(self):
            return run("delete", self.get_unique_id(), None, self.delete_base, lambda: self)

    Faulty.__name__ = Faulty.__qualname__ = base.__name__
    return Faulty


def snap(spec, model, status=False):
    own = spec["models"][model.get_type()]
    named = {*own["identifiers"], *own["attributes"], *own["children"].values()}
    extra = [field["name"] for field in own["fields"] if field["name"] not in named]
    shown = {"uid": model.get_unique_id(), "ids": model.get_identifiers(), "attrs": model.get_attrs()}
    if own["children"]:
        shown["children"] = {field: list(getattr(model, field)) for field in own["children"].values()}
    if model.model_flags.value:
        shown["flags"] = model.model_flags.value
    if extra:
        shown["extra"] = {name: getattr(model, name) for name in extra}
    if status:
        shown["status"] = status_of(model)
    return copy.deepcopy(shown)


def status_of(model):
    status, message = model.get_status()
    return [status.value, message]


def state(spec, adapter, status=False):
    stored = {name: adapter.get_all(name) for name in spec["models"]}
    return {name: [snap(spec, model, status) for model in models] for name, models in stored.items() if models}


def plain(fields):
    return {key: value.value if key == "model_flags" else value for key, value in fields.items()}


def dict_of(adapter, **options):
    groups = adapter.dict(**options)
    shown = {name: {uid: plain(one) for uid, one in group.items()} for name, group in groups.items() if group}
    return copy.deepcopy(shown)
