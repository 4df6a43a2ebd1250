import type { Page, PageQuery } from "./port.js";

/** What a caller may do: each role may do what those before it may. */
export const ROLES = ["viewer", "operator", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** What is kept of a bearer token: never the token itself. Times are ISO 8601, UTC. */
export interface TokenRecord {
  id: string;
  name: string;
  role: Role;
  createdAt: string;
  /** Who made it. */
  createdBy: string;
  /** From then on it is worth nothing; absent when it lasts. */
  expiresAt?: string;
  /** To the minute. */
  lastUsedAt?: string;
  revokedAt?: string;
}

/** Who did what, when, from where and why. */
export interface AuditEntry {
  at: string;
  /** The name of a token, a schedule, a webhook rule, or a user of the command line. */
  actor: string;
  /** Such as `run.request`. */
  action: string;
  /** What it was done to, as a path of the API or a name. */
  target: string;
  /** The caller's address, or what asked by itself: "cli", "schedule", "webhook", "nautobot". */
  origin: string;
  reason?: string;
}

export interface AuditQuery extends PageQuery {
  actor?: string | undefined;
  action?: string | undefined;
  target?: string | undefined;
  /** From this time on; ISO 8601, UTC, with milliseconds. */
  since?: string | undefined;
  /** Before this time. */
  until?: string | undefined;
}

/** Tokens and the audit log. Every method throws STORE_FAILED when the store cannot do its work. */
export interface AccessStore {
  /** False when a token of this name is in use already; then nothing is kept. */
  addToken(token: TokenRecord, hash: string): Promise<boolean>;
  /** Whatever became of it: revoked and expired ones, too. */
  tokenByHash(hash: string): Promise<TokenRecord | undefined>;
  /** In the order they were made. */
  tokens(): Promise<TokenRecord[]>;
  noteTokenUse(id: string, at: string): Promise<void>;
  /** The token of this id, revoked; undefined when there is none that is in use. */
  revokeToken(id: string, at: string): Promise<TokenRecord | undefined>;
  /** Adds to the audit log, which the database lets nobody change. */
  record(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  audit(query: AuditQuery): Promise<Page<AuditEntry>>;
}
