import type { Case, Json } from "../case.js";
import type { Deviation } from "./deviation.js";

export const emptyDiffRespected: Deviation = {
  name: "an empty diff that is handed over is respected",
  reason:
    "diffsync takes it for no diff, calculates one, and so turns 'change nothing' into 'change everything'.",
  optOut: true,
  applies: (test, actual) => test.kind === "sync" && givenIsEmpty(test, actual) && changedNothing(actual),
  explains: ({ path }) => path.startsWith("sync.") || path.startsWith("rediff"),
};

function givenIsEmpty(test: Case & { kind: "sync" }, actual: Record<string, Json>): boolean {
  if (!test.precomputed) return false;
  return test.precomputed.empty === true || (actual.diff as { len?: number } | undefined)?.len === 0;
}

function changedNothing(actual: Record<string, Json>): boolean {
  const {
    sync_complete: completed,
    exception,
    returned_given_diff: same,
  } = actual.sync as Record<string, Json>;
  return exception === null && same === true && (completed as Json[]).length === 0;
}
