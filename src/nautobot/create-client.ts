import { createHash } from "node:crypto";
import { BridgeError } from "../lib/errors.js";
import { outboundProblem } from "../lib/outbound.js";
import { silentLogger, type Logger } from "../lib/logger.js";
import { Client } from "./client.js";
import { Http } from "./http.js";

export interface ClientOptions {
  /** Where Nautobot is; a path is kept, "/api" is added to it. */
  url: string;
  token: string;
  logger?: Logger;
  /** Milliseconds to wait for an answer. Large writes take their time: two minutes unless said otherwise. */
  timeoutMs?: number;
  /** Half of the first wait before a request is repeated, in milliseconds; each wait is twice the one before. */
  retryFactorMs?: number;
  /** The address was typed by somebody: it may lead only where the outbound policy lets it. */
  guarded?: boolean;
  /** Cancels every call of this client. */
  signal?: AbortSignal;
  /** Jobs are started once this has settled: Nautobot was asked for its workers, and asks them anew until it knows. */
  workers?: Promise<unknown> | undefined;
}

/**
 * A client of one Nautobot; sends nothing yet.
 *
 * @throws BridgeError CONFIG_INVALID when the URL is none of http or https, or holds a user name or password; OUTBOUND_REFUSED.
 */
export function createClient(options: ClientOptions): Client {
  const { token, logger = silentLogger, timeoutMs = 120_000, retryFactorMs = 100, signal } = options;
  const { guarded = false } = options;
  const url = parsedUrl(options.url);
  const problem = guarded ? outboundProblem(url.href) : undefined;
  if (problem !== undefined) throw new BridgeError("OUTBOUND_REFUSED", `${url.host} ${problem}`);
  const http = new Http({ guarded, url, token: token.trim(), logger, timeoutMs, retryFactorMs, signal });
  const address = url.href.replace(/\/+$/, "");
  const identity = createHash("sha256").update(`${address}\n${token.trim()}`).digest("hex");
  return new Client(address, http, identity, options.workers);
}

function parsedUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new BridgeError("CONFIG_INVALID", `${url?.protocol ?? `"${text}"`} is no URL of a Nautobot`, {
      fix: "Give it as https://nautobot.example.com",
    });
  if (url.username !== "" || url.password !== "")
    throw new BridgeError("CONFIG_INVALID", `The URL of ${url.host} holds a user name or password`, {
      fix: "Nautobot takes an API token: give that, and the URL without them.",
    });
  url.search = "";
  url.hash = "";
  return url;
}
