import type { components, paths } from "../../../generated/api.js";

/** The shapes of the API's answers, by the names that its document gives them. */
export type Shapes = components["schemas"];
type Method = "get" | "post" | "delete";
type Content<R> = R extends { content: { "application/json": infer Body } } ? Body : never;
type Answers<O> = O extends { responses: infer R } ? Content<R[keyof R & (200 | 201 | 202)]> : never;
type PathsWith<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, { responses: object }> ? P : never;
}[keyof paths];
type Operation<P extends keyof paths, M extends Method> = paths[P][M & keyof paths[P]];
/** What is answered to a request. */
export type Answer<P extends keyof paths, M extends Method = "get"> = Answers<Operation<P, M>>;
type Parameters<O> = O extends { parameters: infer All } ? All : object;
type Asked<O> = (Parameters<O> extends { path: infer Path } ? { path: Path } : object) &
  (Parameters<O> extends { query?: infer Query } ? { query?: Query } : object) &
  (O extends { requestBody?: { content: { "application/json": infer Body } } } ? { body?: Body } : object);
/** What a request takes. */
export type Options<P extends keyof paths, M extends Method = "get"> = Asked<Operation<P, M>> & {
  signal?: AbortSignal;
};
interface Sent {
  path?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  signal?: AbortSignal;
}

type Refused = Shapes["Refusal"]["error"];

/** Why a request failed, in words for people. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly fix: string;
  /** What is wrong with each value that was sent, by its name. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(status: number, { code, message, fix, fields = {} }: Refused) {
    super(message);
    this.status = status;
    this.code = code;
    this.fix = fix;
    this.fields = fields;
  }
}

const UNREACHABLE = {
  code: "UNREACHABLE",
  message: "The service cannot be reached",
  fix: "Check the connection, and whether the service runs. It is tried again by itself.",
};
const ODD = {
  code: "ODD_ANSWER",
  message: "The answer is not the service's own",
  fix: "Look at what stands between.",
};
const endings = new Set<() => void>();

/** Calls `listener` when a request tells that the session has ended. */
export const onSignedOut = (listener: () => void): void => void endings.add(listener);

/** The address of a request, for links and for streams. */
export function addressOf(pattern: string, { path = {}, query = {} }: Sent): string {
  const filled = pattern.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ""));
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return search === "" ? filled : `${filled}?${search}`;
}

/** Sends one request, and throws an {@link ApiError} for whatever goes wrong but an abort. */
export async function send(method: string, address: string, { body, signal }: Sent = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, {
      method,
      ...(signal && { signal }),
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
    });
  } catch (thrown) {
    if (signal?.aborted) throw thrown;
    throw new ApiError(0, UNREACHABLE);
  }
  if (response.ok) return response;
  const { error } = (await response.json().catch(() => ({ error: ODD }))) as { error: Refused };
  if (response.status === 401 && !address.endsWith("/session")) endings.forEach((listener) => listener());
  throw new ApiError(response.status, error);
}

async function json(method: string, pattern: string, sent: Sent): Promise<unknown> {
  const response = await send(method, addressOf(pattern, sent), sent);
  return response.json();
}

/** Reads. */
export const get = <P extends PathsWith<"get">>(pattern: P, options: Options<P>) =>
  json("GET", pattern, options as Sent) as Promise<Answer<P>>;
/** Does something. */
export const post = <P extends PathsWith<"post">>(pattern: P, options: Options<P, "post">) =>
  json("POST", pattern, options as Sent) as Promise<Answer<P, "post">>;
/** Takes something away. */
export const remove = <P extends PathsWith<"delete">>(pattern: P, options: Options<P, "delete">) =>
  json("DELETE", pattern, options as Sent) as Promise<Answer<P, "delete">>;
