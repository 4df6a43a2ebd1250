import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ChangeReport, RunReport } from "../../src/jobs/report.js";

type Head = Omit<RunReport, "changes" | "diff" | "log">;

/** A run as a test writes it: what is told of it, and what it comes to. */
export interface ScriptedRun {
  head: Head;
  changes?: ChangeReport[];
}

/**
 * The part of the service that Nautobot's Jobs talk to, played by a test: it decides when an event is told and when the
 * connection breaks.
 */
export class ScriptedBridge {
  readonly token = "bridge-token-of-the-tests";
  /** What was asked for: method and path, with the body. */
  readonly requests: { line: string; body: unknown }[] = [];
  run: ScriptedRun;
  /** Answered instead of starting a run. */
  refusal: { status: number; error: { code: string; message: string; fix: string } } | undefined;
  readonly #events: string[] = [];
  readonly #streams = new Set<ServerResponse>();
  #server: Server;
  #port = 0;

  constructor(run: ScriptedRun) {
    this.run = run;
    this.#server = this.#create();
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async open(): Promise<void> {
    this.#server = this.#create();
    this.#server.listen(this.#port, "127.0.0.1");
    await once(this.#server, "listening");
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Breaks all connections; `open` is at the same address again. */
  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, "close");
  }

  /** Forgets everything, for the next test. */
  reset(run: ScriptedRun): void {
    this.run = run;
    this.refusal = undefined;
    this.requests.length = 0;
    this.#events.length = 0;
  }

  tell(...events: object[]): void {
    for (const event of events) {
      const at = new Date().toISOString();
      this.#events.push(`${JSON.stringify({ seq: this.#events.length + 1, at, event })}\n`);
      for (const stream of this.#streams) stream.write(this.#events.at(-1));
    }
  }

  /** Waits until a request line starts so. */
  async asked(line: string): Promise<void> {
    while (!this.requests.some((request) => request.line.startsWith(line))) await once(this.#server, "told");
  }

  #create(): Server {
    return createServer((request, response) => {
      void this.#answer(request, response);
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString();
    const line = `${request.method ?? ""} ${request.url ?? ""}`;
    this.requests.push({ line, body: text === "" ? undefined : JSON.parse(text) });
    this.#server.emit("told");
    const { pathname, searchParams } = new URL(request.url ?? "/", this.url);
    const json = (status: number, body: unknown): void => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    const { head, changes = [] } = this.run;
    if (request.headers.authorization !== `Bearer ${this.token}`)
      json(401, { error: { code: "UNAUTHORIZED", message: "No such token", fix: "" } });
    else if (request.method === "POST" && this.refusal)
      json(this.refusal.status, { error: this.refusal.error });
    else if (request.method === "POST") json(202, { id: head.id, status: "queued", url: "" });
    else if (pathname.endsWith("/events")) this.#stream(response, Number(searchParams.get("after")));
    else if (pathname.endsWith("/changes")) {
      const after = Number(searchParams.get("after") ?? 0);
      const limit = Number(searchParams.get("limit"));
      const next = after + limit < changes.length ? { next: String(after + limit) } : {};
      json(200, { changes: changes.slice(after, after + limit), ...next });
    } else json(200, { id: head.id, job: head.job, status: head.status, report: head });
  }

  #stream(response: ServerResponse, after: number): void {
    response.writeHead(200, { "content-type": "application/x-ndjson" });
    response.write(`\n${this.#events.slice(after).join("")}`);
    this.#streams.add(response);
    response.on("close", () => this.#streams.delete(response));
  }
}
