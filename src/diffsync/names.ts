import type { Pauses } from "./breath.js";
import { ObjectMismatch } from "./errors.js";
import type { Objects } from "./guard.js";
import { KEY } from "./internals.js";
import { equal } from "./plain.js";
import { pyRepr } from "./pytext.js";

/** Siblings are all checked before any of them is compared. @throws ObjectMismatch */
export function* checkNames(source: Objects, target: Objects): Pauses {
  for (const a of source.values()) {
    yield;
    const b = target.get(a[KEY]);
    if (!b) continue;
    const [x, y] = [a.getShortname(), b.getShortname()];
    if (x !== y) throw new ObjectMismatch(`Shortname mismatch: ${x} vs ${y}`);
    const [ids, others] = [a.getIdentifiers(), b.getIdentifiers()];
    if (!equal(ids, others)) throw new ObjectMismatch(`Keys mismatch: ${pyRepr(ids)} vs ${pyRepr(others)}`);
  }
}
