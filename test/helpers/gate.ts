import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

/** A source that answers when the test says so: runs that load it stay where they are until then. */
export class Gate {
  readonly #held = new Set<ServerResponse>();
  readonly #server: Server = createServer((_, response) => {
    this.#held.add(response);
    response.on("close", () => this.#held.delete(response));
    this.#server.emit("held");
  });

  async listen(): Promise<void> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Waits until a run loads from it. */
  async reached(): Promise<void> {
    if (this.#held.size === 0) await once(this.#server, "held");
  }

  /** Lets all go on that wait. */
  open(): void {
    for (const response of this.#held) response.end();
    this.#held.clear();
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, "close");
  }
}

/** Writes a plugin whose job `<name>.<name>-things` waits at a gate, given by its variable `gate`, and then finds one new thing. */
export function writeGatedPlugin(directory: string, name: string): void {
  mkdirSync(join(directory, name));
  writeFileSync(
    join(directory, name, "index.ts"),
    `import { Adapter, DataSource, defineModel, definePlugin, z } from "nautobot-bridge";

const Thing = defineModel({ name: "thing", identifiers: { name: z.string() }, attributes: {} });
class Things extends Adapter<string> {
  override readonly topLevel = [Thing];
  override async load() {
    if (this.client === "") return;
    await fetch(this.client, { signal: this.signal });
    this.add(Thing, { name: "one" });
  }
}
const variables = { gate: z.string() };
class ThingsJob extends DataSource<typeof variables> {
  static override readonly meta = { name: "${name} things", dataSource: "Gate", description: "Waits", variables };
  override loadSourceAdapter() { return new Things(this.variables.gate); }
  override loadTargetAdapter() { return new Things(""); }
}
export default definePlugin({ name: "${name}", apiVersion: 1, jobs: [ThingsJob] });
`,
  );
}
