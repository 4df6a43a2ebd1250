import { Agent } from "node:http";
import { Agent as TlsAgent } from "node:https";
import axios, { isAxiosError, type AxiosInstance, type AxiosResponse } from "axios";
import type { Logger } from "../lib/logger.js";
import { guardedLookup } from "../lib/outbound.js";
import { NautobotError } from "./error.js";
import { failureOf } from "./failure.js";
import { addRetries, retryRule } from "./retry.js";
import { anyOf } from "./signals.js";
import type { AnyRequest, Call } from "./types.js";

/**
 * For what must not be sent twice: a kept connection may have been closed by the server without a word, and then
 * nobody knows whether the request arrived.
 */
const agentsOf = (guarded: boolean, keepAlive: boolean) => {
  const options = { keepAlive, ...(guarded && { lookup: guardedLookup }) };
  return { httpAgent: new Agent(options), httpsAgent: new TlsAgent(options) };
};
const FRESH = { open: agentsOf(false, false), guarded: agentsOf(true, false) };

export interface HttpOptions {
  /** Whether connections obey the outbound policy. */
  guarded: boolean;
  url: URL;
  token: string;
  logger: Logger;
  timeoutMs: number;
  retryFactorMs: number;
  signal: AbortSignal | undefined;
}

/** One Nautobot's REST door: sends, repeats what is safe, counts, and turns every failure into a NautobotError. */
export class Http {
  readonly #axios: AxiosInstance;
  readonly #base: string;
  readonly #origin: string;
  readonly #fresh: ReturnType<typeof agentsOf>;
  readonly #signal: AbortSignal | undefined;
  readonly #logger: Logger;
  #count = 0;
  #bytes = 0;
  #retries = 0;

  constructor({ guarded, url, token, logger, timeoutMs, retryFactorMs, signal }: HttpOptions) {
    this.#base = url.href.replace(/\/+$/, "");
    this.#origin = url.origin;
    this.#fresh = guarded ? FRESH.guarded : FRESH.open;
    this.#signal = signal;
    this.#logger = logger;
    this.#axios = axios.create({
      baseURL: `${this.#base}/api`,
      headers: { Authorization: `Token ${token}`, Accept: "application/json" },
      timeout: timeoutMs,
      maxRedirects: 0,
      maxBodyLength: Infinity,
      responseType: "text",
      paramsSerializer: { indexes: null },
      transformResponse: (text: unknown) => this.#received(text),
      ...agentsOf(guarded, true),
    });
    this.#axios.interceptors.request.use((config) => {
      this.#count += 1;
      return config;
    });
    addRetries(this.#axios, logger, retryFactorMs, () => (this.#retries += 1));
  }

  /** How often the server had to be asked again: it was busy, or did not answer. */
  get retries(): number {
    return this.#retries;
  }

  /** Requests sent, repeated ones included, and bytes of the answers' bodies. */
  get stats(): { count: number; bytes: number } {
    return { count: this.#count, bytes: this.#bytes };
  }

  /** The answer's JSON; undefined when it has no body. */
  async send(request: AnyRequest): Promise<unknown> {
    const { method, path, query, body, repeatable = method !== "POST" } = request;
    const signal = anyOf(this.#signal, request.signal);
    signal?.throwIfAborted();
    const start = performance.now();
    try {
      const response = await this.#axios.request<string>({
        method,
        url: path,
        ...(query && { params: query }),
        ...(body !== undefined && { data: body }),
        ...(signal && { signal }),
        ...(!repeatable && this.#fresh),
        "axios-retry": retryRule(repeatable),
      });
      this.#logger.debug(
        `${method} ${path}: ${response.status} in ${Math.round(performance.now() - start)} ms`,
      );
      return this.#json(response, request);
    } catch (error) {
      signal?.throwIfAborted(); // a cancelled call ends with the reason it was cancelled for
      if (method === "DELETE" && isGoneByNow(error)) return undefined;
      throw error instanceof NautobotError ? error : failureOf(error, request, this.#origin);
    }
  }

  /** A page that is not part of the API, as text; asked for once. */
  async page(path: string, { signal }: Call = {}): Promise<string> {
    const cancel = anyOf(this.#signal, signal);
    const { data } = await this.#axios.request<string>({
      method: "GET",
      baseURL: this.#base,
      url: path,
      ...(cancel && { signal: cancel }),
      "axios-retry": { retries: 0 },
    });
    return data;
  }

  /** A file that the API gives. */
  async file(path: string, { signal }: Call = {}): Promise<Buffer> {
    const request = { method: "GET", path } as const;
    const cancel = anyOf(this.#signal, signal);
    try {
      const { data } = await this.#axios.request<Buffer>({
        method: "GET",
        url: path,
        responseType: "arraybuffer",
        transformResponse: (content: Buffer) => {
          this.#bytes += content.length;
          return content;
        },
        ...(cancel && { signal: cancel }),
        "axios-retry": retryRule(true),
      });
      return data;
    } catch (error) {
      cancel?.throwIfAborted();
      throw failureOf(error, request, this.#origin);
    }
  }

  #received(text: unknown): unknown {
    if (typeof text === "string") this.#bytes += Buffer.byteLength(text);
    return text;
  }

  #json(response: AxiosResponse<string>, { method, path }: AnyRequest): unknown {
    if (response.data === "") return undefined;
    try {
      return JSON.parse(response.data);
    } catch {
      const type = String(response.headers["content-type"] ?? "something else");
      const message = `${this.#origin} does not answer like a Nautobot: ${path} is ${type}, not JSON`;
      throw new NautobotError("NAUTOBOT_UNREACHABLE", message, { method, path, status: response.status });
    }
  }
}

/** A delete that was repeated and finds nothing: the first one arrived after all. */
function isGoneByNow(error: unknown): boolean {
  if (!isAxiosError(error) || error.response?.status !== 404) return false;
  return (error.config?.["axios-retry"]?.retryCount ?? 0) > 0;
}
