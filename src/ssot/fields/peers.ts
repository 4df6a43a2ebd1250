import type { AnyQuery, Call, Client } from "../../nautobot/index.js";
import type { AnyPath } from "../binding.js";
import { endpointOf } from "../field-path.js";
import type { Row } from "./column.js";
import { byId, graft, idsAt } from "./graft.js";
import { type Later, readingOf } from "./reading.js";
import { headsOf, restMatches, restPages } from "./rest.js";
import { checkAll, restObjects } from "./rest-objects.js";

/** Values in one GraphQL filter. */
const AT_ONCE = 500;

type Paths = readonly (readonly string[])[];
export interface Filter {
  name: string;
  values: readonly unknown[];
}

/**
 * The objects of an endpoint that a filter finds, in as few requests as its values allow.
 * @param paths - what of them is read, as `resolvePath` gives it
 */
export async function findObjects(
  client: Client,
  endpoint: string,
  filter: Filter | undefined,
  paths: Paths,
  call: Call,
): Promise<readonly Row[]> {
  const { root } = endpointOf(client.endpoints, endpoint);
  const readings = paths.map((steps) => readingOf(client.endpoints, endpoint, steps));
  const selection = ["id", ...readings.map(({ select }) => select)].join(" ");
  const rows =
    root === null
      ? await matches(client, endpoint, filter, headsOf(paths), call)
      : await graphqlMatches(client, root, filter, selection, call);
  const laters = readings.flatMap(({ later }) => later ?? []);
  return fillIn(client, endpoint, rows, laters, call);
}

/**
 * Rows of an endpoint with what GraphQL did not give of them; of an endpoint that GraphQL does not list, with what
 * lies beyond their own fields.
 *
 * @param scope - filters that find these rows: a long list is read whole
 * @throws BridgeError `LOAD_INCOMPLETE` when a row, or something it refers to, is not there
 */
export async function fillIn(
  client: Client,
  endpoint: string,
  rows: readonly Row[],
  laters: readonly Later[],
  { scope = {}, ...call }: Call & { scope?: AnyQuery } = {},
): Promise<readonly Row[]> {
  const { root } = endpointOf(client.endpoints, endpoint);
  let filled = rows;
  for (const place of new Set(laters.map(({ at }) => at.join("__")))) {
    const group = laters.filter(({ at }) => at.join("__") === place);
    const [{ at, endpoint: holder }] = group as [Later, ...Later[]];
    const paths = group.map(({ steps }) => steps);
    const own = at.length === 0;
    if (own && root === null) filled = await followOn(client, holder, filled, paths, call);
    else {
      const what = { endpoint: holder, heads: headsOf(paths) };
      const found = await restObjects(client, what, idsAt(filled, at), own ? scope : {}, call);
      const objects = byId(await followOn(client, holder, found, paths, call));
      filled = filled.map((row) => graft(row, at, objects) as Row);
    }
  }
  return filled;
}

/** A REST row has of what it refers to the ids only: the rest of the paths is read by these. */
async function followOn(
  client: Client,
  endpoint: string,
  rows: readonly Row[],
  paths: Paths,
  call: Call,
): Promise<readonly Row[]> {
  let followed = rows;
  for (const head of headsOf(paths)) {
    const target = endpointOf(client.endpoints, endpoint).fields[head]?.target;
    const rests = paths.flatMap(([first, ...rest]) => (first === head && rest.length > 0 ? [rest] : []));
    if (target === undefined || rests.every(([step]) => step === "id")) continue;
    const ids = idsAt(followed, [head]);
    const objects = byId(await findObjects(client, target, { name: "id", values: ids }, rests, call));
    checkAll(target, ids.length, objects.size);
    followed = followed.map((row) => graft(row, [head], objects) as Row);
  }
  return followed;
}

async function matches(
  client: Client,
  endpoint: string,
  filter: Filter | undefined,
  heads: readonly string[],
  call: Call,
): Promise<Row[]> {
  const what = { endpoint, heads };
  if (filter) return restMatches(client, what, filter, call);
  const count = await client.count(endpoint as AnyPath, {}, call);
  return restPages(client, what, { count, query: {} }, call);
}

async function graphqlMatches(
  client: Client,
  root: string,
  filter: Filter | undefined,
  selection: string,
  call: Call,
): Promise<Row[]> {
  const ask = async (filters: string): Promise<Row[]> => {
    const query = `{ rows: ${root}${filters} { ${selection} } }`;
    return (await client.graphql<{ rows: Row[] }>(query, {}, call)).rows;
  };
  if (!filter) return ask("");
  const found: Row[] = [];
  const values = [...new Set(filter.values)];
  for (let at = 0; at < values.length; at += AT_ONCE)
    found.push(...(await ask(`(${filter.name}: ${JSON.stringify(values.slice(at, at + AT_ONCE))})`)));
  return found;
}
