"""What the real diffsync makes of cases in the vectors' format.

expectations.py FILE    says how many cases of a file expect something else
"""

import copy
import json
import sys

import structlog
from diffsync.diff import Diff
from diffsync.enum import DiffSyncFlags

from models import build, dict_of, error_of, filled, state
from steps import run_step

LOG = []


def capture(_logger, level, event):
    LOG.append((level, dict(event)))
    raise structlog.DropEvent


structlog.configure(processors=[capture], cache_logger_on_first_use=False)

ACTIONS = ["create", "update", "delete", None]
MODES = {
    "insertion": lambda elements: elements,
    "alpha": lambda elements: sorted(elements, key=lambda element: element.name),
    "reverse": lambda elements: elements[::-1],
    "action": lambda elements: sorted(elements, key=lambda element: ACTIONS.index(element.action)),
    "deletes_first": lambda elements: sorted(elements, key=lambda element: element.action != "delete"),
    "drop_deletes": lambda elements: [element for element in elements if element.action != "delete"],
    "only_changed": lambda elements: [element for element in elements if element.has_diffs()],
}
REASONS = {
    "Skipping due to SKIP_UNMATCHED_SRC flag on source adapter": "global_src",
    "Skipping due to SKIP_UNMATCHED_DST flag on source adapter": "global_dst",
    "Skipping due to SKIP_UNMATCHED_SRC flag on model": "model_src",
    "Skipping due to SKIP_UNMATCHED_DST flag on model": "model_dst",
    "Skipping due to IGNORE flag on source object": "ignore_src",
    "Skipping due to IGNORE flag on dest object": "ignore_dst",
}


def diff_class(order):
    if not order:
        return Diff
    members = {f"order_children_{name}": hook(MODES[mode]) for name, mode in order.get("hooks", {}).items()}
    if "defer_deletes" in order:
        members["get_children"] = deferring(order["defer_deletes"])
    return type("OrderedDiff", (Diff,), members)


def hook(mode):
    return classmethod(lambda cls, children: iter(mode(list(children.values()))))


def deferring(types):
    def get_children(self):
        listed = [name for name in types if name in self.children]
        deletes = []
        for name in listed + [name for name in self.children if name not in types]:
            for element in self.children[name].values():
                if element.action == "delete":
                    deletes.append(element)
                else:
                    yield element
        yield from reversed(deletes)

    return get_children


class Ticks:
    def __init__(self):
        self.diff = {"total": None, "processed": []}
        self.sync = {"total": None, "processed": []}

    def __call__(self, stage, done, total):
        ticks = getattr(self, stage)
        ticks["total"] = total
        ticks["processed"].append(done)


def text(value):
    return None if value is None else str(getattr(value, "value", value))


def summary_of(diff):
    return {text(key): count for key, count in diff.summary().items()}


def walk(diff, depth=0):
    for element in diff.get_children():
        yield [depth, element.type, element.name, text(element.action)]
        yield from walk(element.child_diff, depth + 1)


def describe_diff(diff):
    return copy.deepcopy(
        {
            "dict": diff.dict(),
            "summary": summary_of(diff),
            "len": len(diff),
            "has_diffs": diff.has_diffs(),
            "groups": list(diff.groups()),
            "models_processed": diff.models_processed,
            "elements": list(walk(diff)),
            "str": diff.str(),
        }
    )


def skipped():
    return [[e["model"], e["unique_id"], REASONS[e["event"]]] for _, e in LOG if e["event"] in REASONS]


def logged():
    return [
        [level, e["event"], text(e["action"]), e["model"], e["unique_id"], e.get("status")]
        for level, e in LOG
        if "action" in e
    ]


def computed(source, target, cls, flags):
    LOG.clear()
    ticks = Ticks()
    try:
        diff = target.diff_from(source, diff_class=cls, flags=flags, callback=ticks)
        return diff, {**describe_diff(diff), "skipped": skipped(), "callbacks": ticks.diff}
    except Exception as error:
        return None, {"exception": error_of(error), "skipped": skipped()}


def expect_sync(case):
    ops = []
    source, target = filled(case["source"]), filled(case["target"], case.get("faults", ()), ops)
    cls, flags, given = diff_class(case.get("order")), DiffSyncFlags(case["flags"]), None
    precomputed = case.get("precomputed") or {}
    result = {}
    if precomputed.get("empty"):
        given, cls_of_sync = Diff(), {}
    elif precomputed:
        base = Diff if precomputed.get("base_class") else cls
        given, result["diff"] = computed(source, target, base, DiffSyncFlags(precomputed.get("flags", 0)))
        cls_of_sync = {"diff_class": cls}
    else:
        _, result["diff"] = computed(filled(case["source"]), filled(case["target"]), cls, flags)
        cls_of_sync = {"diff_class": cls}
    for step in precomputed.get("then", []):
        side = "source" if step.get("side") == "source" else "target"
        run_step(case[side], source if side == "source" else target, step)
    LOG.clear()
    ticks, error, same = Ticks(), None, None
    options = {**cls_of_sync, **({} if given is None else {"diff": given})}
    try:
        same = target.sync_from(source, flags=flags, callback=ticks, **options) is given
    except Exception as raised:
        error = error_of(raised)
    result["sync"] = {
        "exception": error,
        "ops": ops,
        "log": logged(),
        "callbacks": ticks.sync,
        "diff_recomputed": bool(ticks.diff["processed"]),
        "sync_complete": copy.deepcopy(target.completed),
        "target": state(case["target"], target, True),
        "target_dict": dict_of(target),
        **({"returned_given_diff": same} if precomputed else {}),
    }
    try:
        again = target.diff_from(source, diff_class=cls, flags=flags)
        result["rediff"] = {"summary": summary_of(again), "has_diffs": again.has_diffs()}
    except Exception as raised:
        result["rediff"] = {"exception": error_of(raised)}
    return result


def expect_api(case):
    spec, results = case["adapter"], []
    adapter = filled(spec)
    for step in case["steps"]:
        try:
            results.append({"returns": copy.deepcopy(run_step(spec, adapter, step))})
        except Exception as error:
            results.append({"raises": error_of(error)})
    return {"results": results, "final": state(spec, adapter)}


def expect_schema(case):
    try:
        build(case["adapter"])
    except AttributeError as error:
        return {"exception": {"class": "AttributeError", "message": str(error)}}
    return {"exception": None}


def expect(case):
    expectation = {"sync": expect_sync, "api": expect_api, "schema": expect_schema}[case["kind"]](case)
    return json.loads(json.dumps(expectation))


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        cases = json.load(file)["cases"]
    differing = [case["id"] for case in cases if expect(case) != case["expect"]]
    print(f"{len(cases)} cases, {len(differing)} expect something else", *differing[:20])
