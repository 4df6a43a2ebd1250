import { DiffSyncModelFlags } from "../../../src/diffsync/index.js";
import type { Json, SyncCase } from "../case.js";
import type { Deviation } from "./deviation.js";

const { NATURAL_DELETION_ORDER, SKIP_CHILDREN_ON_DELETE } = DiffSyncModelFlags;

export const naturalLog: Deviation = {
  name: "a log line under natural deletion order names the object itself",
  reason: "diffsync's log calls a parent that is deleted after its children by the last of them.",
  optOut: true,
  applies: (test) => test.kind === "sync" && deletesChildrenFirst(test),
  explains: ({ path, expected, actual }) => path === "sync.log" && sameButForNames(expected, actual),
};

function deletesChildrenFirst({ target }: SyncCase): boolean {
  return (target.objects ?? []).some(({ type, flags, children = {} }) => {
    const own = flags ?? target.models[type]?.class_flags ?? 0;
    const natural = (own & NATURAL_DELETION_ORDER) !== 0 && (own & SKIP_CHILDREN_ON_DELETE) === 0;
    return natural && Object.values(children).some((uids) => uids.length > 0);
  });
}

/** Every line is there, in its place, with its level, event, action and status. */
function sameButForNames(expected: Json | undefined, actual: Json | undefined): boolean {
  const [theirs, ours] = [expected, actual] as [Json[][], Json[][]];
  return (
    theirs.length === ours.length && theirs.every((line, i) => differ(line, ours[i] ?? []).every(isName))
  );
}

const differ = (line: Json[], other: Json[]): number[] =>
  [0, 1, 2, 3, 4, 5].filter((i) => withoutType(line[i]) !== withoutType(other[i]));

const withoutType = (value: Json | undefined): Json | undefined =>
  typeof value === "string" ? value.replace(/^\S+ (?=delete did not return)/, "") : value;

const isName = (i: number): boolean => i === 3 || i === 4;
