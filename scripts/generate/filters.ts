import type { Model, Resource } from "./model.js";

const LOOKUPS: Record<string, string[]> = {
  One: [""],
  Not: ["", "__n"],
  Text: [
    "",
    "__ic",
    "__ie",
    "__iew",
    "__ire",
    "__isw",
    "__n",
    "__nic",
    "__nie",
    "__niew",
    "__nire",
    "__nisw",
    "__nre",
    "__re",
  ],
  Range: ["", "__gt", "__gte", "__lt", "__lte", "__n"],
};
const VALUES: Record<string, string> = { boolean: "boolean", integer: "number" };
const DEFAULT = "Values<string>";

/** generated/filters.ts: the query filters of each list, gathered by the lookups they share: `name`, `name__ic`, … */
export function renderFilters(model: Model): string {
  return `type Values<V> = V | readonly V[];
type Each<Name extends string, Lookup extends string, V> = { [N in Name as \`\${N}\${Lookup}\`]?: V };
${Object.entries(LOOKUPS)
  .map(([name, lookups]) => `type ${name}<N extends string, V = ${DEFAULT}> = Each<N, ${union(lookups)}, V>;`)
  .join("\n")}
type IsNull<N extends string> = Each<N, "__isnull", boolean>;

export interface Filters {
${model.resources.map((resource) => `${JSON.stringify(resource.path)}: ${filtersOf(resource)};`).join("\n")}
}
`;
}

function filtersOf(resource: Resource): string {
  const parts = new Map<string, string[]>();
  for (const [kind, names] of Object.entries(resource.query)) {
    for (const [name, lookups] of lookupsOf(names)) {
      const value = valueOf(name, kind);
      const family = familyOf(lookups);
      const key = `${family}\n${value}`;
      parts.set(key, [...(parts.get(key) ?? []), name]);
    }
  }
  const types = [...parts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, names]) => {
      const [family = "", value = ""] = key.split("\n");
      const inner = union(names.sort());
      if (family === "IsNull") return `IsNull<${inner}>`;
      return family in LOOKUPS
        ? `${family}<${inner}${value === DEFAULT ? "" : `, ${value}`}>`
        : `Each<${inner}, ${union(family.split("+"))}, ${value}>`;
    });
  return types.join(" & ") || "object";
}

/** An array may take the place of a value only where the server takes several. */
function valueOf(name: string, kind: string): string {
  const one = name.includes("content_type")
    ? "string | number"
    : (VALUES[kind.replace("[]", "")] ?? "string");
  return kind.endsWith("[]") ? `Values<${one}>` : one;
}

/** "name" -> ["", "__ic", "__n"] */
function lookupsOf(names: string[]): Map<string, string[]> {
  const all = new Set(names);
  const found = new Map<string, string[]>();
  for (const name of names) {
    const cut = name.lastIndexOf("__");
    const base = cut > 0 ? name.slice(0, cut) : name;
    const isLookup = cut > 0 && (all.has(base) || name.endsWith("__isnull"));
    const [key, lookup] = isLookup ? [base, name.slice(cut)] : [name, ""];
    found.set(key, [...(found.get(key) ?? []), lookup]);
  }
  return found;
}

function familyOf(lookups: string[]): string {
  const text = lookups.sort().join();
  if (text === "__isnull") return "IsNull";
  const shared = Object.entries(LOOKUPS).find(([, members]) => members.join() === text);
  return shared?.[0] ?? lookups.join("+");
}

const union = (names: string[]): string => names.map((name) => JSON.stringify(name)).join(" | ");
