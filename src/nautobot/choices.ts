import type { FieldInfo } from "./endpoint.js";

/**
 * The name under which GraphQL knows a choice: "10gbase-t" is `A_10GBASE_T` there.
 * The same rule as the server's (graphene-django); `npm run generate` fails where it does not hold.
 */
export function enumName(value: string | number): string {
  const name = String(value)
    .replace(/[^\p{L}\p{N}_]+/gu, "_")
    .toUpperCase();
  return /^[_A-Z]/.test(name) ? name : `A_${name}`;
}

const byName = new WeakMap<FieldInfo, Map<string, string | number>>();

/** The REST value of what GraphQL answered for a field with `enum`; null for a blank or unknown one. */
export function choiceOf(field: FieldInfo, name: string): string | number | null {
  let values = byName.get(field);
  if (values === undefined) {
    values = valuesByName(field);
    byName.set(field, values);
  }
  return values.get(name) ?? null;
}

function valuesByName({ choices = [], enum: exceptions = {} }: FieldInfo): Map<string, string | number> {
  const special = new Set<string | number>(Object.values(exceptions));
  const regular = choices.filter((value) => !special.has(value));
  return new Map<string, string | number>([
    ...regular.map((value) => [enumName(value), value] as const),
    ...Object.entries(exceptions),
  ]);
}
