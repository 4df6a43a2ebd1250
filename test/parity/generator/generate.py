"""Random cases in the vectors' format, with what the real diffsync makes of them.

generate.py SEED COUNT FILE [--nested]    --nested: models that are below themselves or each other
"""

import copy
import json
import random
import sys

from expectations import expect

TYPES = ["site", "device", "interface", "vlan", "zürich", "ip", "rack_group", "Prefix", "名"]
ATTRIBUTES = ["role", "status", "description", "vid", "config", "mtu", "größe"]
NAMES = ["a", "b", "c", "A", "é", "e\u0301", "名前", "a b", "x__y", "_", "__", "__proto__", "constructor", "10"]
NAMES += ["2", "toString", "\U0001f600", "z\tz", "it's", 'q"q', "\\", "None", "True", "", "length", "name"]
VALUES = [None, True, False, 0, 1, -1, 1.5, 2**40, 0.00001, -2.5e-07, [], [1, 2], [2, 1], [True, 0], [[1], [1.25]]]
VALUES += ["", "1", "True", "None", "spine", "leaf", "zürich", "\U0001f600\n", "a'b\"c", " ", "\u00a0", "\x7f", "ß"]
VALUES += ["\u200b", "\u2028", {}, {"a": 1}, {"b": [None, {"c": "d"}], "a": "it's"}, {"\xad": "\U000e0001"}]
MODES = ["insertion", "alpha", "reverse", "action", "deletes_first", "drop_deletes", "only_changed"]
CRUD = ["ObjectNotCreated", "ObjectNotUpdated", "ObjectNotDeleted", "ObjectCrudException"]
OTHER = ["ObjectNotFound", "ValueError", "RuntimeError", "ObjectAlreadyExists"]
OBJECT_STEPS = ["add", "store_update", "remove_unstored", "get_or_add_model_instance"]
OBJECT_STEPS += ["update_or_add_model_instance"]
MODEL_STEPS = ["get", "get_or_none", "get_all", "get_by_uids", "count", "get_or_instantiate", "crud_create"]
MODEL_STEPS += ["update_or_instantiate", "create_unique_id"]
REF_STEPS = ["add_again", "describe", "crud_delete", "remove", "add_child", "remove_child", "set_attrs", "crud_update"]
BARE_STEPS = ["len", "adapter_str", "adapter_to_string", "adapter_dict", "adapter_dict_full", "tree", "snapshot"]
CHANGES = ["add", "remove", "add_child", "remove_child", "set_attrs", "crud_update", "store_update"]

nested = "--nested" in sys.argv
rng = random.Random(sys.argv[1])
pick = rng.choice


def chance(share):
    return rng.random() < share


def value():
    return copy.deepcopy(pick(VALUES))


def python_text(part):
    return part if isinstance(part, str) else str(part)


def uid_of(models, item):
    return "__".join(python_text(item["ids"][name]) for name in models[item["type"]]["identifiers"])


def ref_of(models, item):
    return [item["type"], uid_of(models, item)]


def tree_of(types):
    tree = {name: [] for name in types}
    for i, name in enumerate(types[1:], 1):
        if chance(0.8):
            tree[types[rng.randrange(i)]].append(name)
    if nested:
        for name in types:
            if chance(0.6):
                tree[name].insert(rng.randint(0, len(tree[name])), name)
        if len(types) > 1 and chance(0.25):
            one, other = rng.sample(types, 2)
            tree[one] += [] if other in tree[one] else [other]
            tree[other] += [] if one in tree[other] else [one]
    return tree


def any_models():
    types = rng.sample(TYPES, rng.randint(1, 5))
    tree = tree_of(types)
    models = {name: any_model(tree[name]) for name in types}
    top = [t for t in types if not any(t in tree[other] for other in types if other != t)]
    if not top or chance(0.05):
        top = [types[0], *(name for name in top if name != types[0])]
    return models, top


def any_model(child_types):
    ids = ["name"] if chance(0.7) else rng.sample(["parent_ref", "name", "no"], rng.randint(2, 3))
    attributes = rng.sample(ATTRIBUTES, rng.randint(0, 4))
    children = {name: f"{name}s" if chance(0.9) else f"kids_{name}" for name in child_types}
    fields = [{"name": name} for name in ids]
    fields += [{"name": name, **({"default": value()} if chance(0.92) else {})} for name in attributes]
    fields += [{"name": "local_pk", "default": None}] if chance(0.3) else []
    fields += [{"name": name, "default": [], "list": True} for name in children.values()]
    rng.shuffle(fields)
    model = {"identifiers": ids, "shortname": [], "attributes": attributes, "children": children, "fields": fields}
    if len(ids) > 1 and chance(0.6):
        model["shortname"] = rng.sample(ids, rng.randint(1, len(ids) - 1))
    elif attributes and chance(0.08):
        model["shortname"] = [pick(attributes)]
    if children and chance(0.03):
        model["shortname"] = [*model["shortname"], pick(list(children.values()))]
    if chance(0.12):
        model["class_flags"] = pick([1, 2, 4, 8, 16, 18, 12])
    return model


class World:
    """Models, and datasets of them."""

    def __init__(self):
        self.models, self.top = any_models()
        self.names = rng.sample(NAMES, rng.randint(3, 9))
        self.size, self.depth = rng.randint(1, 4), rng.randint(1, 8)

    def ids(self, name, parent):
        def part(identifier):
            if identifier == "parent_ref":
                return parent or "root"
            if identifier == "no":
                return pick([1, 2, 3, True, "1", None]) if chance(0.2) else rng.randint(0, 5)
            return pick(self.names)

        return {identifier: part(identifier) for identifier in self.models[name]["identifiers"]}

    def attrs(self, name):
        required = {f["name"] for f in self.models[name]["fields"] if "default" not in f}
        return {a: value() for a in self.models[name]["attributes"] if a in required or chance(0.7)}

    def objects(self, size):
        found, seen = [], set()

        def add(name, parent, depth):
            item = {"type": name, "ids": self.ids(name, parent), "attrs": self.attrs(name)}
            uid = uid_of(self.models, item)
            if (name, uid) in seen:
                return None
            seen.add((name, uid))
            found.append(item)
            if chance(0.2):
                item["flags"] = pick([1, 2, 4, 8, 16, 3, 12, 17, 18, 24])
            if any(f["name"] == "local_pk" for f in self.models[name]["fields"]) and chance(0.5):
                item["extra"] = {"local_pk": rng.randint(1, 500)}
            children = {}
            for child, field in self.models[name]["children"].items():
                if depth > self.depth or len(found) > self.size * 8:
                    continue
                many = pick([0, 0, 1, 1, 2] if child == name else [0, 1, 1, 2, 3])
                uids = [add(child, uid, depth + 1) for _ in range(many)]
                uids = [each for each in uids if each is not None]
                if chance(0.2):
                    rng.shuffle(uids)
                if uids:
                    children[field] = uids
            if children:
                item["children"] = children
            return uid

        for name in self.top:
            for _ in range(rng.randint(0, size)):
                add(name, None, 0)
        return found

    def keep(self, items, gone):
        """The items that are not gone, their lists without those that are."""
        kept = [item for item in items if tuple(ref_of(self.models, item)) not in gone]
        for item in kept:
            for child, field in self.models[item["type"]]["children"].items():
                uids = item.get("children", {}).get(field)
                if uids is not None and not chance(0.02):
                    item["children"][field] = [uid for uid in uids if (child, uid) not in gone]
        return kept

    def other_side(self, objects):
        """Mostly the same objects; some are gone, changed, new or elsewhere."""
        objects = copy.deepcopy(objects)
        by_ref = {tuple(ref_of(self.models, item)): item for item in objects}
        gone = set()

        def drop(ref):
            if ref in gone or ref not in by_ref:
                return
            gone.add(ref)
            for child, field in self.models[ref[0]]["children"].items():
                for uid in by_ref[ref].get("children", {}).get(field, []):
                    drop((child, uid))

        for ref, item in by_ref.items():
            if chance(0.2):
                drop(ref)
            elif chance(0.3):
                item["attrs"].update({name: value() for name in item["attrs"] if chance(0.5)})
            if chance(0.1):
                item["flags"] = pick([1, 2, 4, 8, 16, 18])
        kept = self.keep(objects, gone)
        known = {tuple(ref_of(self.models, item)) for item in kept}
        result = kept + self.keep(self.objects(max(1, self.size // 2)), known)
        if chance(0.25):
            rng.shuffle(result)
        if chance(0.15):
            self.move_some(result)
        return result

    def move_some(self, objects):
        for item in objects:
            for child, field in self.models[item["type"]]["children"].items():
                candidates = [o for o in objects if o["type"] == child and o is not item]
                if not candidates or chance(0.8):
                    continue
                uid = uid_of(self.models, pick(candidates))
                if chance(0.7):
                    for parent in objects:
                        other = self.models[parent["type"]]["children"].get(child)
                        if uid in parent.get("children", {}).get(other, []):
                            parent["children"][other].remove(uid)
                uids = item.setdefault("children", {}).setdefault(field, [])
                if uid not in uids or chance(0.2):
                    uids.append(uid)

    def step(self, objects, kinds):
        kind = pick(kinds)
        name = pick(list(self.models))
        item = pick(objects) if objects else None
        ids = self.ids(name, "a")
        if item and chance(0.5):
            name, ids = item["type"], item["ids"]
        made = {"type": name, "ids": ids, "attrs": self.attrs(name)}
        step = {"do": kind}
        if kind in OBJECT_STEPS:
            step["object"] = made
        elif kind in MODEL_STEPS:
            step["model"] = name
            if kind.startswith("get_or_none") or kind == "get":
                step["id"] = uid_of(self.models, made) if chance(0.5) else ids
                step.update({"by": "class"} if chance(0.5) else {})
            elif kind == "get_by_uids":
                step["uids"] = [uid_of(self.models, o) for o in objects if o["type"] == name][:3]
            elif kind == "count":
                step["model"] = name if chance(0.7) else None
            elif kind != "get_all":
                step.update(ids=ids, attrs=made["attrs"])
        elif kind in REF_STEPS:
            if not item:
                return {"do": "len"}
            step.update(self.about(kind, item, objects))
        elif kind == "load_from_dict":
            step["data"] = {}
            for each in self.objects(1):
                fields = {**each["ids"], **each["attrs"], **each.get("children", {})}
                uid = uid_of(self.models, each)
                # JavaScript keeps no order of such keys.
                if not uid.isdigit():
                    step["data"].setdefault(each["type"], {})[uid] = fields
        return step

    def about(self, kind, item, objects):
        if kind.endswith("_child"):
            children = self.models[item["type"]]["children"]
            kin = [o for o in objects if o["type"] in children] if chance(0.7) else objects
            return {"parent": ref_of(self.models, item), "child": ref_of(self.models, pick(kin or objects))}
        more = {"remove_children": chance(0.5)} if kind == "remove" else {}
        if kind in ("set_attrs", "crud_update"):
            more["attrs"] = {a: value() for a in self.models[item["type"]]["attributes"] if chance(0.6)}
        return {"ref": ref_of(self.models, item), **more}

    def faults(self, objects):
        for item in objects:
            if not chance(0.15):
                continue
            kind = pick(["raise", "none", "raise_after", "none_after", "status", "bare"])
            if kind.startswith("raise"):
                kind += ":" + pick(CRUD if chance(0.8) else CRUD + OTHER)
            elif kind == "status":
                kind += ":" + pick(["failure", "error", "unknown"])
            op = pick(["create", "update", "delete"])
            yield {"op": op, "type": item["type"], "uid": uid_of(self.models, item), "kind": kind}


def other_models(models):
    models = copy.deepcopy(models)
    for model in models.values():
        if chance(0.3):
            rng.shuffle(model["fields"])
        if chance(0.05) and model["attributes"]:
            model["attributes"].pop()
        if chance(0.03):
            model["class_flags"] = pick([1, 2, 4, 8, 16])
    return models


def any_order(types):
    if chance(0.3):
        return {"defer_deletes": rng.sample(types, rng.randint(0, len(types)))}
    hooks = {name: pick(MODES) for name in types if chance(0.4)}
    return {"hooks": hooks if hooks and chance(0.5) else {**hooks, "default": pick(MODES)}}


def sync_case():
    world = World()
    source = world.objects(world.size)
    target = world.other_side(source) if chance(0.92) else []
    models = other_models(world.models) if chance(0.3) else world.models
    sides = {
        "source": {"name": "src", "top_level": world.top, "models": world.models, "objects": source},
        "target": {"name": "dst", "top_level": world.top, "models": models, "objects": target},
    }
    case = {"kind": "sync", **sides, "flags": pick([0, 1, 1, 1, 2, 4, 6, 8, 9, 15, 3, 5])}
    if chance(0.3):
        case["order"] = any_order(list(models))
    if chance(0.4):
        case["faults"] = list(world.faults(source + target))
    if chance(0.2):
        steps = []
        for _ in range(rng.randint(0, 3)):
            side = pick(["source", "target"])
            steps.append({**world.step(sides[side]["objects"], CHANGES), "side": side})
        case["precomputed"] = {"flags": pick([0, 0, 2, 4, 6, 8]), "then": steps} if chance(0.9) else {"empty": True}
    return case


def api_case():
    world = World()
    objects = world.objects(rng.randint(0, 3))
    kinds = OBJECT_STEPS + MODEL_STEPS + REF_STEPS + BARE_STEPS + ["load_from_dict"]
    steps = [world.step(objects, kinds) for _ in range(rng.randint(3, 12))]
    adapter = {"top_level": world.top, "models": world.models, "objects": objects}
    for option, name in (("name", "n1"), ("type", "T"), ("class_name", "Other")):
        if chance(0.3):
            adapter[option] = name
    return {"kind": "api", "adapter": adapter, "steps": steps}


def main():
    seed, count, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    cases, failed = [], {}
    while len(cases) < count:
        case = api_case() if chance(0.25) else sync_case()
        try:
            case["expect"] = expect(case)
        except (RecursionError, Exception) as error:  # a step that cannot be taken, or a tree that is none
            failed[type(error).__name__] = failed.get(type(error).__name__, 0) + 1
            continue
        if "RecursionError" not in json.dumps(case["expect"]):
            cases.append({"id": f"{seed}/{case['kind']}/{len(cases):05d}", "tags": ["random"], **case})
    head = {"format": 1, "generator": "generate.py", "seed": seed, "diffsync": "2.2.3", "count": count}
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'{json.dumps(head)[:-1]}, "cases": [\n{lines}\n]}}\n')
    print(f"{count} cases; not usable: {failed}", file=sys.stderr)


main()
