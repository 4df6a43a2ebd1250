import { type Call, type Client, ENDPOINTS } from "../../nautobot/index.js";
import { endpointOf, invalid } from "../field-path.js";
import type { Row } from "./column.js";

/** Values in one GraphQL filter. */
const AT_ONCE = 500;

/** The objects of an endpoint that a filter finds, in as few requests as its values allow. */
export async function findObjects(
  client: Client,
  endpoint: string,
  filter: { name: string; values: readonly unknown[] } | undefined,
  selection: string,
  call: Call,
): Promise<Row[]> {
  const { root } = endpointOf(ENDPOINTS, endpoint);
  if (root === null) throw invalid(`GraphQL has no list of ${endpoint}: nothing can refer to it yet`);
  const ask = async (filters: string): Promise<Row[]> => {
    const query = `{ rows: ${root}${filters} { id ${selection} } }`;
    return (await client.graphql<{ rows: Row[] }>(query, {}, call)).rows;
  };
  if (!filter) return ask("");
  const found: Row[] = [];
  const values = [...new Set(filter.values)];
  for (let at = 0; at < values.length; at += AT_ONCE)
    found.push(...(await ask(`(${filter.name}: ${JSON.stringify(values.slice(at, at + AT_ONCE))})`)));
  return found;
}
