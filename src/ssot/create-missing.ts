import { randomUUID } from "node:crypto";
import { NautobotError } from "../nautobot/index.js";
import type { AnyPath, Binding } from "./binding.js";
import { endpointOf } from "./field-path.js";
import type { Body } from "./fields/column.js";
import type { NautobotAdapter } from "./nautobot-adapter.js";
import { countReferences, keyOf, type Reference, referencesOf } from "./references.js";

/**
 * Creates what bodies refer to and Nautobot does not have, of the references that the binding lists.
 * @returns the server's words for each body whose reference could not be created
 */
export async function createMissing(
  adapter: NautobotAdapter,
  binding: Binding,
  bodies: readonly Body[],
  signal: AbortSignal | undefined,
): Promise<Map<Body, string>> {
  const failed = new Map<Body, string>();
  if (binding.createMissing.length === 0) return failed;
  const endpoint = endpointOf(adapter.client.endpoints, binding.path);
  const wanted = (body: Body): Reference[] =>
    referencesOf(endpoint, body).filter(({ head }) => binding.createMissing.includes(head));
  const references = bodies.flatMap(wanted);
  const counts = await countReferences(adapter.client, references, signal ? { signal } : {});
  const missing = new Map(
    references.flatMap((each) => (counts.get(keyOf(each)) === 0 ? [[keyOf(each), each] as const] : [])),
  );
  const refused = new Map<string, string>();
  for (const [key, reference] of missing) {
    const message = await createOne(adapter, binding, reference);
    if (message !== undefined) refused.set(key, message);
  }
  for (const body of bodies) {
    const message = wanted(body).flatMap((each) => refused.get(keyOf(each)) ?? [])[0];
    if (message !== undefined) failed.set(body, message);
  }
  return failed;
}

async function createOne(
  { client }: NautobotAdapter,
  { contentType }: Binding,
  { head, target, lookup }: Reference,
): Promise<string | undefined> {
  const { required } = endpointOf(client.endpoints, target);
  const types = required.includes("content_types") ? { content_types: [contentType] } : {};
  const body = { id: randomUUID(), ...types, ...bodyOf(lookup) };
  try {
    await client.createMany(target as AnyPath, [body] as never, { brief: true });
    return undefined;
  } catch (error) {
    if (!(error instanceof NautobotError) || error.status !== 400) throw error;
    return `${head}: it does not exist and could not be created: ${error.message}`;
  }
}

/** `{ model, manufacturer__name }` as a create takes it: `{ model, manufacturer: { name } }`. */
function bodyOf(lookup: Body): Body {
  const body: Body = {};
  for (const [name, value] of Object.entries(lookup)) {
    const [head = "", ...rest] = name.split("__");
    body[head] =
      rest.length === 0 ? value : { ...(body[head] as Body | undefined), [rest.join("__")]: value };
  }
  return body;
}
