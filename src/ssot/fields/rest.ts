import pLimit from "p-limit";
import type { AnyQuery, Call, Client, FieldInfo } from "../../nautobot/index.js";
import { endpointOf } from "../field-path.js";
import type { Row } from "./column.js";

/** Objects in one REST page: the server's own maximum. */
export const REST_PAGE = 1_000;
/** Requests at a time. */
const AT_ONCE = 2;
/** Characters of values in one query string: servers refuse a URL much above 4 kB. */
const LONGEST = 2_500;

export interface RestRows {
  endpoint: string;
  /** The fields to read besides the id. */
  heads: readonly string[];
}

/** The fields that paths begin with. */
export const headsOf = (paths: readonly (readonly string[])[]): string[] => [
  ...new Set(paths.flatMap(([head]) => head ?? [])),
];

/** One page of a list, in the form in which GraphQL gives such fields. */
export async function restPage(
  client: Client,
  { endpoint, heads }: RestRows,
  query: AnyQuery,
  call: Call,
): Promise<Row[]> {
  const { fields } = endpointOf(client.endpoints, endpoint);
  const brief = !heads.some((head) => isMany(fields[head]));
  const shape = { sort: "id", depth: 0, exclude_m2m: brief, limit: REST_PAGE };
  const request = { ...call, method: "GET", path: endpoint, query: { ...shape, ...query } } as const;
  const { results } = (await client.request(request)) as { results: Row[] };
  return results.map((row) => asGraphql(fields, heads, row));
}

/** All pages of a list of about so many; rows that move between pages may be missed or come twice. */
export async function restPages(
  client: Client,
  what: RestRows,
  { count, query }: { count: number; query: AnyQuery },
  call: Call,
): Promise<Row[]> {
  const limit = pLimit(AT_ONCE);
  const offsets = Array.from({ length: Math.ceil(count / REST_PAGE) }, (_, page) => page * REST_PAGE);
  const pages = offsets.map((offset) => limit(() => restPage(client, what, { ...query, offset }, call)));
  return (await Promise.all(pages)).flat();
}

/** The objects that one of these values of a filter finds. */
export async function restMatches(
  client: Client,
  what: RestRows,
  filter: { name: string; values: readonly unknown[] },
  call: Call,
): Promise<Row[]> {
  const limit = pLimit(AT_ONCE);
  const matches = inUrls([...new Set(filter.values)]).map((values) =>
    limit(async () => {
      const found: Row[] = [];
      for (let last = REST_PAGE; last === REST_PAGE;) {
        const query = { [filter.name]: values, offset: found.length };
        const rows = await restPage(client, what, query, call);
        found.push(...rows);
        last = rows.length;
      }
      return found;
    }),
  );
  return (await Promise.all(matches)).flat();
}

function inUrls(values: readonly unknown[]): string[][] {
  const lists: string[][] = [];
  let room = 0;
  for (const value of values.map(String)) {
    const size = encodeURIComponent(value).length + 20;
    const list = lists.at(-1);
    if (list && size <= room) list.push(value);
    else lists.push([value]);
    room = (list && size <= room ? room : LONGEST) - size;
  }
  return lists;
}

/** A JSON field may turn out to be a list of objects, too. */
function isMany(field: FieldInfo | undefined): boolean {
  return field?.kind === "m2m" || field?.kind === "content-types" || field?.type === "json";
}

function asGraphql(fields: Readonly<Record<string, FieldInfo>>, heads: readonly string[], row: Row): Row {
  const values = heads.map((head) =>
    head === "custom_fields"
      ? (["_custom_field_data", row[head]] as const)
      : ([head, valueOf(fields[head], row[head])] as const),
  );
  return Object.fromEntries([["id", row["id"]], ...values]);
}

function valueOf(info: FieldInfo | undefined, value: unknown): unknown {
  switch (info?.kind) {
    case "choice":
      return (value as { value: unknown } | null)?.value ?? null;
    case "choices":
      return (value as { value: unknown }[]).map((choice) => choice.value);
    case "content-type":
      return typeof value === "string" ? contentType(value) : null;
    case "content-types":
      return (value as string[]).map(contentType);
    default:
      return value ?? null;
  }
}

function contentType(name: string): Row {
  const [app_label, model] = name.split(".");
  return { app_label, model };
}
