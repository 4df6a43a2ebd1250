import { ENDPOINTS } from "../../generated/endpoints.js";
import { DIFFERS, LACKS, MINORS } from "../../generated/older.js";
import type { Endpoint, EndpointTable, FieldInfo } from "./endpoint.js";
import type { OlderMinor } from "./types.js";

const NEWEST: string = MINORS[MINORS.length - 1] ?? "";

/** "2.4" for "2.4.44". */
export const minorOf = (version: string): string => version.split(".").slice(0, 2).join(".");

const tables = new Map<string, EndpointTable>([[NEWEST, ENDPOINTS]]);

/** What a release has: the newest's endpoints, without what it lacks. */
export function endpointsOf(minor: string): EndpointTable {
  let table = tables.get(minor);
  if (!table) tables.set(minor, (table = older(minor as OlderMinor)));
  return table;
}

/** The filters of an endpoint that a release lacks. */
export function lackingFilters(minor: string, path: string): readonly string[] {
  if (minor === NEWEST) return [];
  const filters: Readonly<Record<string, readonly string[]>> = LACKS[minor as OlderMinor].filters;
  return filters[path] ?? [];
}

function older(minor: OlderMinor): EndpointTable {
  const lacks: { paths: readonly string[]; fields: Readonly<Record<string, readonly string[]>> } =
    LACKS[minor];
  const there = Object.entries(ENDPOINTS).filter(([path]) => !lacks.paths.includes(path));
  return Object.fromEntries(
    there.map(([path, endpoint]) => [
      path,
      olderEndpoint(endpoint, lacks.fields[path] ?? [], DIFFERS[minor][path] ?? {}),
    ]),
  );
}

function olderEndpoint(endpoint: Endpoint, lacks: readonly string[], differs: Partial<Endpoint>): Endpoint {
  const fields = Object.entries({ ...endpoint.fields, ...differs.fields })
    .filter(([name]) => !lacks.includes(name))
    .map(([name, info]): [string, FieldInfo] => [name, differs.root === null ? byRest(info) : info]);
  return { ...endpoint, ...differs, fields: Object.fromEntries(fields) };
}

/** Where GraphQL has no list, no value comes by its name. */
function byRest(info: FieldInfo): FieldInfo {
  return Object.fromEntries(Object.entries(info).filter(([key]) => key !== "enum")) as unknown as FieldInfo;
}
