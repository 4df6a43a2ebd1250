import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { recorded } from "./change-log.js";
import { Faults, type Fault, type SeenRequest } from "./faults.js";
import { parseJson, readBody, sendJson } from "./http.js";
import { Refusal } from "./refusal.js";
import { RELEASES, type Release } from "./release.js";
import { resourcesOf } from "./resources/index.js";
import { createRoutes, type Call } from "./routes.js";
import { seed, seedDefaults, type Seed } from "./seed.js";
import { Store, type Row } from "./store.js";

export interface SandboxOptions {
  /** The minor release that it behaves like; the newest when absent. */
  release?: Release["minor"];
  /** A free one when absent or 0. */
  port?: number;
  /** The token that clients must send. */
  token?: string;
  /** Objects to start with, beside those of a fresh Nautobot. */
  data?: Seed;
}

/** A running sandbox. */
export interface Sandbox {
  /** Without a slash at the end. */
  readonly url: string;
  readonly token: string;
  /** Every request since the start, or since `forget()`. */
  readonly requests: readonly SeenRequest[];
  /** Makes the next matching requests fail. */
  fail(fault: Fault): void;
  /** Forgets faults and seen requests. */
  forget(): void;
  /** The objects of a resource as they are stored: foreign keys as ids. */
  rows(path: string): readonly Row[];
  /** Creates objects as a client would, without HTTP. */
  load(data: Seed): void;
  close(): Promise<void>;
}

const DEFAULT_TOKEN = "5a4db0".padEnd(40, "0");

/** Starts an in-memory Nautobot on 127.0.0.1. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const token = options.token ?? DEFAULT_TOKEN;
  const release = RELEASES[options.release ?? "3.2"];
  const store = new Store(release, resourcesOf(release));
  seedDefaults(store, token);
  const load = (data: Seed): void => {
    recorded(store, () => {
      seed(store, data);
    });
  };
  if (options.data) load(options.data);
  const faults = new Faults();
  const requests: SeenRequest[] = [];
  const route = createRoutes(store, token);
  const server = createServer((request, response) => {
    response.setHeader("api-version", release.minor);
    void handle(request, response, { faults, requests, route });
  });
  const url = await listen(server, options.port ?? 0);
  return {
    url,
    token,
    requests,
    fail: (fault) => faults.add(fault),
    forget() {
      faults.clear();
      requests.length = 0;
    },
    rows: (path) => store.table(path).all(),
    load,
    close: () => stop(server),
  };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  { faults, requests, route }: { faults: Faults; requests: SeenRequest[]; route: (call: Call) => void },
): Promise<void> {
  const method = request.method ?? "GET";
  const path = request.url ?? "/";
  try {
    const raw = await readBody(request);
    const json = (request.headers["content-type"] ?? "").includes("json");
    requests.push({ method, path, body: json ? jsonOrText(raw) : raw.toString("latin1") });
    const fault = faults.take(method, path);
    if (fault?.status === "reset") return void request.socket.resetAndDestroy();
    if (fault) {
      const body = { detail: "The sandbox was told to fail." };
      sendJson(response, { status: fault.status, body }, fault.headers);
      return;
    }
    route({
      method,
      url: new URL(path, `http://${request.headers.host ?? "127.0.0.1"}`),
      request,
      response,
      raw,
    });
  } catch (error) {
    if (error instanceof Refusal) sendJson(response, error);
    else sendJson(response, { status: 500, body: { error: String(error), exception: "SandboxError" } });
  }
}

function jsonOrText(raw: Buffer): unknown {
  try {
    return parseJson(raw);
  } catch {
    return raw.toString("utf8");
  }
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
