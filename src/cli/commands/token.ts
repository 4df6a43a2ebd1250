import { createToken, ROLES, revokeToken, type Role } from "../../access/index.js";
import { loadConfig } from "../../config/index.js";
import { BridgeError } from "../../lib/errors.js";
import { openStore, type Store, type TokenRecord } from "../../store/index.js";
import { note } from "../note.js";
import type { Terminal } from "../terminal.js";
import { user } from "../user.js";

export interface TokenOptions {
  config?: string;
  json?: boolean;
  reason?: string;
}
export interface CreateTokenOptions extends TokenOptions {
  name: string;
  role: string;
  expires?: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Makes a token and prints it. */
export async function createTokenCommand(options: CreateTokenOptions, terminal: Terminal): Promise<number> {
  const { name, json = false } = options;
  const now = new Date();
  const role = ROLES.find((each) => each === options.role);
  if (!role) throw invalid(`There is no role "${options.role}"`, `Use one of: ${ROLES.join(", ")}.`);
  if (!/^[\w.@-]{1,60}$/.test(name))
    throw invalid("The name is not right", "Use letters, digits and . _ @ - (60 at most).");
  const expiresAt = options.expires === undefined ? undefined : expiryOf(options.expires, now);
  const asked = { name, role, createdBy: actor(), ...(expiresAt !== undefined && { expiresAt }) };
  return withStore(options, async (store) => {
    const { token, record } = await createToken(store, asked, now);
    await note(store, { ...about(record, options), action: "token.create" });
    if (json) terminal.out(JSON.stringify({ ...record, token }));
    else {
      terminal.err(`Token ${name}, ${role}, ${describeExpiry(expiresAt)}. It is not shown again:`);
      terminal.out(token);
    }
    return 0;
  });
}

/** Lists all tokens, without the tokens themselves. */
export const listTokensCommand = (options: TokenOptions, terminal: Terminal): Promise<number> =>
  withStore(options, async (store) => {
    const tokens = await store.tokens();
    if (options.json) terminal.out(JSON.stringify(tokens));
    else if (tokens.length === 0) terminal.err("There are no tokens yet.");
    else for (const token of tokens) terminal.out(lineOf(token));
    return 0;
  });

export const revokeTokenCommand = (
  name: string,
  options: TokenOptions,
  terminal: Terminal,
): Promise<number> =>
  withStore(options, async (store) => {
    const revoked = await revokeToken(store, name, new Date());
    await note(store, { ...about(revoked, options), action: "token.revoke" });
    terminal.err(`Token ${revoked.name} is revoked.`);
    return 0;
  });

async function withStore(options: TokenOptions, work: (store: Store) => Promise<number>): Promise<number> {
  const { dataDir, store: at } = loadConfig({ file: options.config });
  const store = await openStore({ directory: dataDir, url: at.url });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const actor = (): string => `${user()} (command line)`;

const about = ({ id }: TokenRecord, { reason }: TokenOptions) => ({
  actor: actor(),
  target: `/api/v1/tokens/${id}`,
  reason,
});

const invalid = (message: string, fix: string): BridgeError =>
  new BridgeError("CONFIG_INVALID", message, { fix });

function expiryOf(text: string, now: Date): string {
  const days = /^(\d{1,5})d$/.exec(text)?.[1];
  const at = days === undefined ? Date.parse(text) : now.getTime() + Number(days) * DAY_MS;
  if (at > now.getTime()) return new Date(at).toISOString();
  throw invalid(
    `"${text}" is no time to come`,
    "Write a number of days, such as 90d, or a date, such as 2027-01-31.",
  );
}

const describeExpiry = (expiresAt: string | undefined): string =>
  expiresAt === undefined ? "does not expire" : `expires ${expiresAt}`;

function lineOf({ name, role, expiresAt, lastUsedAt, revokedAt }: TokenRecord): string {
  const end = revokedAt === undefined ? describeExpiry(expiresAt) : `revoked ${revokedAt}`;
  const used = lastUsedAt === undefined ? "never used" : `used ${lastUsedAt}`;
  return `${name}  ${role satisfies Role}  ${end}, ${used}`;
}
