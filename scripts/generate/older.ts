import { isDeepStrictEqual } from "node:util";
import type { Endpoint, FieldInfo } from "../../src/nautobot/endpoint.js";
import { requiredOf } from "./endpoints.js";
import { fieldOf, namesOf } from "./fields.js";
import type { Model, Resource } from "./model.js";

/** What an older minor lacks of the newest: endpoints; fields and filters of those that it has. */
interface Lacks {
  paths: string[];
  fields: Record<string, string[]>;
  filters: Record<string, string[]>;
}

/** generated/older.ts: each older minor, told by how it differs from the newest. What only it has is left out. */
export function renderOlder(models: readonly Model[]): string {
  const newest = models.at(-1) as Model;
  const each = models.slice(0, -1).map((older) => ({ older, ...compare(newest, older) }));
  const table = (name: "lacks" | "differs"): string =>
    `{\n${each.map((one) => `"${one.older.minor}":{\n${lines(one[name])}}`).join(",\n")}}`;
  return [
    `import type { Endpoint } from "../src/nautobot/endpoint.js";`,
    `/** The minor releases of Nautobot that openapi/ describes; the types are those of the last. */`,
    `export const MINORS = ${JSON.stringify(models.map(({ minor }) => minor))} as const;`,
    `/** The endpoints that older releases lack, and the fields and filters of the others. */`,
    `export const LACKS = ${table("lacks")} as const;`,
    `/** What older releases have otherwise. */`,
    `export const DIFFERS: Readonly<Record<keyof typeof LACKS, Readonly<Record<string, Partial<Endpoint>>>>> = ${table("differs")};\n`,
  ].join("\n");
}

function compare(newest: Model, older: Model): { lacks: Lacks; differs: Record<string, Partial<Endpoint>> } {
  const lacks: Lacks = { paths: [], fields: {}, filters: {} };
  const differs: Record<string, Partial<Endpoint>> = {};
  for (const resource of newest.resources) {
    const { path } = resource;
    const old = older.resources.find((each) => each.path === path);
    if (!old) {
      lacks.paths.push(path);
      continue;
    }
    const fields = without(namesOf(resource), namesOf(old));
    const filters = without(filtersOf(resource), filtersOf(old));
    if (fields.length > 0) lacks.fields[path] = fields;
    if (filters.length > 0) lacks.filters[path] = filters;
    const difference = differenceOf({ model: newest, resource }, { model: older, resource: old });
    if (Object.keys(difference).length > 0) differs[path] = difference;
  }
  return { lacks, differs };
}

interface Place {
  model: Model;
  resource: Resource;
}

/** What both have, as the older one has it. */
function differenceOf(newest: Place, older: Place): Partial<Endpoint> {
  const required = requiredOf(older.resource).sort();
  const unlisted = older.resource.root === null && newest.resource.root !== null;
  const names = namesOf(older.resource);
  const fields = namesOf(newest.resource).flatMap((name): [string, FieldInfo][] => {
    if (!names.includes(name)) return [];
    const now = fieldOf(name, newest.model, newest.resource);
    const before = fieldOf(name, older.model, older.resource);
    // of what GraphQL does not list, REST alone knows less
    const { choices } = before;
    const info = unlisted ? { ...now, ...(choices && { choices }) } : before;
    return isDeepStrictEqual(unordered(now), unordered(info)) ? [] : [[name, info]];
  });
  return {
    ...(unlisted && { root: null }),
    ...(!isDeepStrictEqual(required, requiredOf(newest.resource).sort()) && { required }),
    ...(fields.length > 0 && { fields: Object.fromEntries(fields) }),
  };
}

const unordered = ({ choices, ...info }: FieldInfo) => ({ ...info, choices: new Set(choices) });

const filtersOf = ({ query }: Resource): string[] => Object.values(query).flat();

const without = (names: readonly string[], others: readonly string[]): string[] =>
  names.filter((name) => !others.includes(name)).sort();

const lines = (record: object): string =>
  Object.entries(record)
    .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
    .join(",\n");
