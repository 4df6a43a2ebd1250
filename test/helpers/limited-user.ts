import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Client } from "../../src/nautobot/index.js";
import { connect, type Place } from "./nautobots.js";

/** What a user may do: Nautobot's permissions. */
export interface Grant {
  types: readonly string[];
  actions: readonly string[];
  /** Of which objects; all unless given. */
  constraints?: object;
}

/** A user of a real Nautobot. */
export interface Limited {
  name: string;
  password: string;
  client: Client;
}

/** A client of a real Nautobot whose user has these permissions and no others; as {@link limitedAccount}. */
export const limitedUser = async (...args: Parameters<typeof limitedAccount>): Promise<Client> =>
  (await limitedAccount(...args)).client;

/**
 * A user of a real Nautobot who has these permissions and no others.
 * @param made - told of every object made for it, the last to be taken away last
 */
export async function limitedAccount(
  place: Place,
  grants: readonly Grant[],
  made: (path: string, id: string) => void,
): Promise<Limited> {
  const client = connect(place);
  const [name, password] = [`limited-${randomUUID().slice(0, 8)}`, randomUUID()];
  const given = async (path: string, body: object): Promise<string> => {
    const { id } = await client.create(path as "/tenancy/tenants/", body as never);
    made(path, id);
    return id;
  };
  const user = await given("/users/users/", { username: name, password, is_active: true });
  const ownToken: Grant = { types: ["users.token"], actions: ["view", "add"] };
  for (const [index, { types, actions, constraints = {} }] of [ownToken, ...grants].entries())
    await given("/users/permissions/", {
      name: `${name} ${index}`,
      object_types: types,
      users: [user],
      actions,
      constraints,
    });
  return { name, password, client: connect({ ...place, token: await tokenOf(place, name, password) }) };
}

/** Nautobot makes tokens only for whoever asks. */
async function tokenOf({ url }: Place, name: string, password: string): Promise<string> {
  const authorization = `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}`;
  const answer = await fetch(`${url}/api/users/tokens/`, {
    method: "POST",
    headers: { authorization, "content-type": "application/json" },
    body: "{}",
  });
  expect(answer.status).to.equal(201);
  return ((await answer.json()) as { key: string }).key;
}
