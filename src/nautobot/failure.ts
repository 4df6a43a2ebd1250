import { isAxiosError, type AxiosResponse } from "axios";
import { ENDPOINTS } from "../../generated/endpoints.js";
import type { ErrorCode } from "../lib/errors.js";
import { NautobotError } from "./error.js";
import { itemsOf, messageOf } from "./messages.js";
import type { AnyRequest, Method } from "./types.js";

const ACTIONS: Record<Method, string> = { GET: "view", POST: "add", PATCH: "change", DELETE: "delete" };

/**
 * The error to throw for what axios threw. That one is dropped, not kept as the cause: it holds the request with its
 * token.
 */
export function failureOf(error: unknown, request: AnyRequest, origin: string): NautobotError {
  const response = isAxiosError<string>(error) ? error.response : undefined;
  if (response) return refusal(response, request, origin);
  const code = codeOf(error);
  const reason =
    code === "ETIMEDOUT"
      ? "did not answer in time"
      : (REASONS[code] ?? (error instanceof Error ? error.message : ""));
  return new NautobotError("NAUTOBOT_UNREACHABLE", `${origin} ${reason} (${code})`, {
    method: request.method,
    path: request.path,
    connection: code,
  });
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: "refused the connection",
  ECONNRESET: "closed the connection without an answer",
  ENOTFOUND: "is a host name nobody knows",
  EAI_AGAIN: "is a host name that cannot be looked up now",
};

function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "UNKNOWN";
  return code === "ECONNABORTED" ? "ETIMEDOUT" : code;
}

function refusal(response: AxiosResponse<string>, request: AnyRequest, origin: string): NautobotError {
  const { status } = response;
  const { method, path } = request;
  const body = parsed(response.data);
  const items = Array.isArray(request.body) ? itemsOf(body) : [];
  const message = summaryOf(items) || messageOf(body) || response.statusText;
  const code = codeFor(status, message);
  const where =
    code === "NAUTOBOT_UNAUTHORIZED" ? `${origin} refused the token` : `${method} ${path}: ${status}`;
  const fix = fixFor(code, response, request);
  return new NautobotError(code, `${where}: ${message}`, {
    method,
    path,
    status,
    items,
    ...(fix && { fix }),
  });
}

/** The body as JSON. HTML and the like come from something in front of Nautobot: nothing in it is worth a line. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function summaryOf(items: readonly (string | null)[]): string {
  const bad = items.filter((item) => item !== null);
  const more = bad.length > 1 ? ` (and ${bad.length - 1} more of ${items.length} items)` : "";
  return bad[0] === undefined ? "" : `${bad[0]}${more}`;
}

/** Nautobot answers 403, not 401, to a token it does not know. */
function codeFor(status: number, message: string): ErrorCode {
  if (status === 401 || (status === 403 && /\btoken\b|credentials/i.test(message)))
    return "NAUTOBOT_UNAUTHORIZED";
  if (status === 403) return "NAUTOBOT_FORBIDDEN";
  if (status === 429 || status >= 500) return "NAUTOBOT_SERVER";
  return status < 400 ? "NAUTOBOT_UNREACHABLE" : "NAUTOBOT_REQUEST";
}

function fixFor(code: ErrorCode, response: AxiosResponse, { method, path }: AnyRequest): string | undefined {
  if (code === "NAUTOBOT_UNREACHABLE") {
    const location: unknown = response.headers.location;
    return `It redirects to ${String(location)}: give the URL that answers itself.`;
  }
  if (code !== "NAUTOBOT_FORBIDDEN") return undefined;
  const endpoint = Object.entries(ENDPOINTS).find(([list]) => /^([0-9a-f-]{36}\/)?$/.test(after(list, path)));
  const [app, model] = endpoint?.[1].contentType.split(".") ?? [];
  if (endpoint === undefined) return undefined;
  const token = method === "GET" ? "" : " and check that the token is write-enabled";
  return `Give the token's user the permission ${app ?? ""}.${ACTIONS[method]}_${model ?? ""}${token}.`;
}

const after = (prefix: string, path: string): string =>
  path.startsWith(prefix) ? path.slice(prefix.length) : "other";
