import { createHash, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import { BridgeError } from "../lib/errors.js";
import type { AccessStore, Role, TokenRecord } from "../store/index.js";
import type { Authenticate } from "./caller.js";

const USE_MS = 60_000;

export interface NewToken {
  /** Unique among tokens in use. */
  name: string;
  role: Role;
  /** Who makes it. */
  createdBy: string;
  expiresAt?: string;
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
const hashOf = (token: string): string => digest(token).toString("hex");

/**
 * Makes a token; it is told here and never again.
 *
 * @throws BridgeError TOKEN_EXISTS, STORE_FAILED
 */
export async function createToken(
  store: AccessStore,
  asked: NewToken,
  now: Date,
): Promise<{ token: string; record: TokenRecord }> {
  const token = `nbt_${randomBytes(32).toString("base64url")}`;
  const record = { ...asked, id: randomUUID(), createdAt: now.toISOString() };
  if (await store.addToken(record, hashOf(token))) return { token, record };
  throw new BridgeError("TOKEN_EXISTS", `A token with the name "${asked.name}" is in use`);
}

/** An admin token for a store that never had one; undefined when it had, or when another machine is first. */
export async function firstToken(store: AccessStore, now: Date): Promise<string | undefined> {
  if ((await store.tokens()).length > 0) return undefined;
  const asked = { name: "first-admin", role: "admin", createdBy: "the first start" } as const;
  try {
    return (await createToken(store, asked, now)).token;
  } catch (thrown) {
    if (thrown instanceof BridgeError && thrown.code === "TOKEN_EXISTS") return undefined;
    throw thrown;
  }
}

/**
 * Revokes a token by its id, or by its name while it is in use.
 *
 * @throws BridgeError TOKEN_UNKNOWN, STORE_FAILED
 */
export async function revokeToken(store: AccessStore, idOrName: string, now: Date): Promise<TokenRecord> {
  const usable = (await store.tokens()).filter(({ revokedAt }) => revokedAt === undefined);
  const found = usable.find(({ id, name }) => id === idOrName || name === idOrName);
  const revoked = found && (await store.revokeToken(found.id, now.toISOString()));
  if (revoked) return revoked;
  throw new BridgeError("TOKEN_UNKNOWN", `There is no token "${idOrName}" in use`);
}

/** Knows callers by the tokens of the store, and by the one of the configuration, which is an admin's. */
export function authenticator(
  store: AccessStore,
  configured: string | undefined,
  now: () => Date = () => new Date(),
): Authenticate {
  const expected = configured === undefined ? undefined : digest(configured);
  return async (given) => {
    if (expected && timingSafeEqual(digest(given), expected)) return { name: "server.token", role: "admin" };
    const found = await store.tokenByHash(hashOf(given));
    if (!found) return "The token is not right";
    const { id, name, role, revokedAt, expiresAt, lastUsedAt } = found;
    const at = now();
    if (revokedAt !== undefined) return `The token "${name}" was revoked`;
    if (expiresAt !== undefined && Date.parse(expiresAt) <= at.getTime())
      return `The token "${name}" has expired`;
    if (lastUsedAt === undefined || at.getTime() - Date.parse(lastUsedAt) >= USE_MS)
      await store.noteTokenUse(id, at.toISOString());
    return { name, role };
  };
}
