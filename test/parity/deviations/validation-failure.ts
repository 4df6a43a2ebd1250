import { DiffSyncFlags } from "../../../src/diffsync/index.js";
import type { SyncCase } from "../case.js";
import type { Deviation } from "./deviation.js";

export const validationFailure: Deviation = {
  name: "one object's validation error is that object's failure when continuing on failure",
  reason: "diffsync ends the whole sync, though the flag asks to go on with the next object.",
  optOut: true,
  applies: (test) =>
    test.kind === "sync" && (test.flags & DiffSyncFlags.CONTINUE_ON_FAILURE) !== 0 && needsMore(test),
  explains: ({ path, expected }) =>
    path === "sync.exception"
      ? (expected as { class?: string } | null)?.class === "ValidationError"
      : path.startsWith("sync.") || path.startsWith("rediff"),
};

/** The target asks for a field the source does not have. */
function needsMore({ source, target }: SyncCase): boolean {
  return Object.entries(target.models).some(([type, { fields }]) => {
    const given = source.models[type];
    const names = new Set([...(given?.identifiers ?? []), ...(given?.attributes ?? [])]);
    return fields.some((field) => field.default === undefined && !names.has(field.name));
  });
}
