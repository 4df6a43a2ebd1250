import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Place } from "./nautobots.js";
import { found } from "./found.js";
import { freePort } from "./ports.js";
import { startBridge, type BridgeProcess } from "./process.js";

const TOKEN = "a-token-of-this-service";
/** Its configuration beside what it is given here; `plugins` stand beside those of its directory. */
type Config = { readonly plugins?: readonly string[] } & Readonly<Record<string, unknown>>;
type Parts = Record<string, { ready: boolean; code?: string }>;

/** `nautobot-bridge serve` as its own process, at one address for all its life, and its companion in a real Nautobot. */
export class Service {
  readonly directory = mkdtempSync(join(tmpdir(), "service-"));
  readonly plugins = join(this.directory, "plugins");
  url = "";
  readonly #env: Record<string, string>;
  readonly #config: Config;
  readonly #through: readonly string[];
  #process: BridgeProcess | undefined;
  #said = "";

  /** @param through - what its commands are started through, see `startScript`; `directory` is this service's */
  constructor(
    { url, token }: Place,
    config: Config = {},
    through: (directory: string) => readonly string[] = () => [],
  ) {
    this.#through = through(this.directory);
    this.#env = { NAUTOBOT_URL: url, NAUTOBOT_TOKEN: token, HOME: this.directory };
    this.#config = config;
    mkdirSync(this.plugins);
  }

  /** Starts it, where it was before; resolves when it answers. */
  async start(): Promise<void> {
    const port = this.url === "" ? await freePort() : Number(new URL(this.url).port);
    this.url = `http://127.0.0.1:${port}`;
    const plugins = [this.plugins, ...(this.#config.plugins ?? [])];
    const config = { ...this.#config, server: { port, token: TOKEN }, plugins };
    writeFileSync(join(this.directory, "nautobot-bridge.yaml"), JSON.stringify(config));
    const started = (this.#process = this.command("serve"));
    this.#said = "";
    started.child.stderr.on("data", (part) => (this.#said += String(part)));
    let said = "";
    started.child.stdout.on("data", (part) => (said += String(part)));
    while (!said.includes("Serving"))
      await Promise.race([
        once(started.child.stdout, "data"),
        started.ended.then(({ err }) => Promise.reject(new Error(err))),
      ]);
  }

  /** Another command with the same configuration, such as a worker beside the service. */
  command(...args: string[]): BridgeProcess {
    return startBridge(args, this.directory, this.#env, this.#through);
  }

  get pid(): number {
    return this.#process?.child.pid ?? 0;
  }

  async stop(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<string> {
    this.#process?.child.kill(signal);
    return (await this.#process?.ended)?.err ?? "";
  }

  /** Waits until it has said something since its start. */
  async says(what: RegExp): Promise<void> {
    while (!what.test(this.#said)) await once(this.#process?.child.stderr ?? process, "data");
  }

  async install(): Promise<void> {
    const file = join(this.directory, "token");
    writeFileSync(file, `${TOKEN}\n`);
    const options = ["companion", "install", "--url", this.url, "--token-file", file];
    const { code, err } = await this.command(...options).ended;
    expect(code, err).to.equal(0);
  }

  async close(): Promise<void> {
    await this.stop();
    rmSync(this.directory, { recursive: true });
  }

  /** The answer of its API. */
  async call<T>(path: string, body?: object): Promise<T> {
    const headers = { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" };
    const init = body ? { method: "POST", body: JSON.stringify(body) } : {};
    return (await (await fetch(`${this.url}/api/v1${path}`, { ...init, headers })).json()) as T;
  }

  /** Its readiness by part, once it is as expected: it is asked for again after a while only. */
  ready(expected: boolean): Promise<Parts> {
    return found(async () => {
      const answered = await fetch(`${this.url}/readyz`);
      const { parts } = (await answered.json()) as { parts: Parts };
      return answered.ok === expected ? parts : undefined;
    });
  }

  /** The job result of a run once it has one. */
  delivered(run: string): Promise<string> {
    return found(async () => {
      const { report } = await this.call<{ report?: { jobResult?: { id: string } } }>(`/runs/${run}`);
      return report?.jobResult?.id;
    });
  }

  /** The state of a run once it is one of these. */
  until(run: string, ...states: string[]): Promise<string> {
    return found(async () => {
      const { status } = await this.call<{ status: string }>(`/runs/${run}`);
      return states.includes(status) ? status : undefined;
    });
  }
}
