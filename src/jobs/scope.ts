import type { RunScope } from "./request.js";

/** The most objects that a scope names: with more, looking at everything is no more work. */
export const MOST_OBJECTS = 500;

/** What covers both scopes; undefined, so everything, when one of them is that or when they name too many objects. */
export function mergeScopes(a: RunScope | undefined, b: RunScope | undefined): RunScope | undefined {
  if (!a || !b) return undefined;
  const types = new Set([...(a.types ?? []), ...(b.types ?? [])]);
  const named = [...(a.objects ?? []), ...(b.objects ?? [])];
  const objects = new Map(named.map(({ type, uid }) => [JSON.stringify([type, uid]), { type, uid }]));
  if (objects.size > MOST_OBJECTS) return undefined;
  return {
    ...(types.size > 0 && { types: [...types] }),
    ...(objects.size > 0 && { objects: [...objects.values()] }),
  };
}
