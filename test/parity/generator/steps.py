"""The steps of an api case."""

import copy

from models import dict_of, make, plain, snap, state, status_of


def run_step(spec, adapter, step):
    return STEPS[step["do"]](spec, adapter, step)


def at(adapter, ref):
    return adapter.get(ref[0], ref[1])


def model_of(adapter, step):
    return getattr(adapter, step["model"]) if step.get("by") == "class" else step["model"]


def cls_of(adapter, step):
    return getattr(adapter, step["model"])


def found(spec, result):
    model, new = result
    return [snap(spec, model), new]


def get_or_none(spec, adapter, step):
    model = adapter.get_or_none(model_of(adapter, step), step["id"])
    return model and snap(spec, model)


def remove(_spec, adapter, step):
    adapter.remove(at(adapter, step["ref"]), remove_children=step.get("remove_children", False))


def set_attrs(_spec, adapter, step):
    model = at(adapter, step["ref"])
    for name, value in step["attrs"].items():
        setattr(model, name, copy.deepcopy(value))


def crud_update(spec, adapter, step):
    model = at(adapter, step["ref"])
    return [model.update(step["attrs"]) is model, status_of(model), snap(spec, model)]


def crud_delete(_spec, adapter, step):
    model = at(adapter, step["ref"])
    return [model.delete() is model, status_of(model), adapter.count()]


def crud_create(spec, adapter, step):
    model = cls_of(adapter, step).create(adapter, step["ids"], step["attrs"])
    return [[model.get_type(), model.get_unique_id()], status_of(model), adapter.count(), snap(spec, model)]


def describe(_spec, adapter, step):
    model = at(adapter, step["ref"])
    return {
        "type": model.get_type(),
        "unique_id": model.get_unique_id(),
        "shortname": model.get_shortname(),
        "identifiers": model.get_identifiers(),
        "attrs": model.get_attrs(),
        "children_mapping": model.get_children_mapping(),
        "dict": plain(model.dict()),
        "dict_exclude_defaults": plain(model.dict(exclude_defaults=True)),
        "to_string": str(model),
        "repr": repr(model),
        "str": model.str(),
        "str_no_children": model.str(include_children=False),
        "status": status_of(model),
    }


def uids(models):
    return [model.get_unique_id() for model in models]


STEPS = {
    "get": lambda spec, a, s: snap(spec, a.get(model_of(a, s), s["id"])),
    "get_or_none": get_or_none,
    "get_all": lambda _, a, s: uids(a.get_all(model_of(a, s))),
    "get_by_uids": lambda _, a, s: uids(a.get_by_uids(s["uids"], model_of(a, s))),
    "count": lambda _, a, s: a.count(s["model"]),
    "len": lambda _, a, s: len(a),
    "add": lambda _, a, s: a.add(make(a, s["object"])),
    "add_again": lambda _, a, s: a.add(at(a, s["ref"])),
    "store_update": lambda _, a, s: a.update(make(a, s["object"])),
    "remove": remove,
    "remove_unstored": lambda _, a, s: a.remove(make(a, s["object"])),
    "get_or_instantiate": lambda spec, a, s: found(spec, a.get_or_instantiate(cls_of(a, s), s["ids"], s.get("attrs"))),
    "update_or_instantiate": lambda spec, a, s: found(
        spec, a.update_or_instantiate(cls_of(a, s), s["ids"], s["attrs"])
    ),
    "get_or_add_model_instance": lambda spec, a, s: found(spec, a.get_or_add_model_instance(make(a, s["object"]))),
    "update_or_add_model_instance": lambda spec, a, s: found(
        spec, a.update_or_add_model_instance(make(a, s["object"]))
    ),
    "add_child": lambda _, a, s: at(a, s["parent"]).add_child(at(a, s["child"])),
    "remove_child": lambda _, a, s: at(a, s["parent"]).remove_child(at(a, s["child"])),
    "set_attrs": set_attrs,
    "crud_update": crud_update,
    "crud_delete": crud_delete,
    "crud_create": crud_create,
    "create_unique_id": lambda _, a, s: cls_of(a, s).create_unique_id(**s["ids"]),
    "describe": describe,
    "adapter_str": lambda _, a, s: a.str(),
    "adapter_to_string": lambda _, a, s: [str(a), repr(a), a.name, a.type],
    "adapter_dict": lambda _, a, s: dict_of(a),
    "adapter_dict_full": lambda _, a, s: dict_of(a, exclude_defaults=False),
    "tree": lambda _, a, s: [a.get_tree_traversal(), a.get_tree_traversal(as_dict=True)],
    "load_from_dict": lambda _, a, s: a.load_from_dict(copy.deepcopy(s["data"])),
    "snapshot": lambda spec, a, s: state(spec, a),
}
