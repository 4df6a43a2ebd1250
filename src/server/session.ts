import type { Request } from "express";
import type { Seal } from "../lib/seal.js";

const COOKIE = "bridge-session";
const LIFETIME_MS = 12 * 60 * 60 * 1000;

interface Kept {
  kind: "session";
  token: string;
  until: number;
}

/**
 * Sessions of browsers. Nothing is kept here: the cookie is the token, sealed, so that every machine knows it and a
 * revoked token ends its sessions at once.
 */
export class Sessions {
  readonly #seal: Seal;
  readonly #now: () => number;

  constructor(seal: Seal, now: () => number = Date.now) {
    this.#seal = seal;
    this.#now = now;
  }

  /** The header Set-Cookie that begins a session of this token. */
  begin(token: string, request: Request): string {
    const kept: Kept = { kind: "session", token, until: this.#now() + LIFETIME_MS };
    return cookie(this.#seal.seal(JSON.stringify(kept)), LIFETIME_MS, request);
  }

  /** The header Set-Cookie that ends a session. */
  end(request: Request): string {
    return cookie("", 0, request);
  }

  /** The token of the session that the request belongs to; undefined when there is none, or none any more. */
  tokenOf(request: Request): string | undefined {
    const value = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]+)`).exec(request.get("cookie") ?? "")?.[1];
    if (value === undefined) return undefined;
    try {
      const { kind, token, until } = JSON.parse(this.#seal.open(value)) as Partial<Kept>;
      return kind === "session" && until !== undefined && until > this.#now() ? token : undefined;
    } catch {
      return undefined;
    }
  }
}

function cookie(value: string, lifetimeMs: number, { secure }: Request): string {
  const parts = [
    `${COOKIE}=${value}`,
    "Path=/",
    "HttpOnly",
    "SameSite=Strict",
    `Max-Age=${lifetimeMs / 1000}`,
  ];
  return [...parts, ...(secure ? ["Secure"] : [])].join("; ");
}

/**
 * Whether a page of this service sent the request: browsers say so by themselves, and pages cannot make them say
 * anything else. Over plain HTTP some send `Origin` only.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.get("sec-fetch-site");
  if (site !== undefined) return site === "same-origin";
  const origin = request.get("origin");
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.host;
}
