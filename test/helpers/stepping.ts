import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { until } from "./stores.js";

/** Jobs `one`, `two` and `three`, which ask where they are told whether they may go on; `deaf` never hears anything again. */
const PLUGIN = `
import { Adapter, DataSource, defineModel, definePlugin, z } from "nautobot-bridge";
const Item = defineModel({ name: "item", identifiers: { name: z.string() }, attributes: { text: z.string() } });
const Stored = Item.implement({
  async create(adapter, ids, attrs) {
    await adapter.client.step("create " + ids.name);
    return this.createBase(adapter, ids, attrs);
  },
});
class Source extends Adapter {
  topLevel = [Item];
  async load() {
    await this.client.step("load");
    while (this.client.deaf);
    for (let item = 1; item <= this.client.items; item++)
      this.add(Item, { name: String(item), text: "x".repeat(this.client.size) });
  }
}
class Target extends Adapter { topLevel = [Stored]; load() {} }
const variables = {
  at: z.string(),
  number: z.number(),
  items: z.number().default(1),
  size: z.number().default(1),
};
const jobOf = (name, deaf = false) => class extends DataSource {
  static meta = { name, dataSource: "ACME", variables };
  get walk() {
    const { at, number, ...rest } = this.variables;
    return { ...rest, deaf, step: (what) => fetch(at + "/" + number + "/" + what) };
  }
  loadSourceAdapter() { return new Source(this.walk); }
  loadTargetAdapter() { return new Target(this.walk); }
};
export default definePlugin({
  name: "stepping",
  apiVersion: 1,
  jobs: [jobOf("one"), jobOf("two"), jobOf("three"), jobOf("deaf", true)],
});`;

export const writeSteppingPlugin = (directory: string): void =>
  writeFileSync(join(directory, "stepping.ts"), PLUGIN);

/** Where runs of the stepping plugin ask whether they may go on; each step is named `number/what`. */
export class Steps {
  /** Every step that was asked for, in order; one that is asked for twice stands here twice. */
  readonly seen: string[] = [];
  readonly #server = createServer(({ url = "" }, answer) => this.#asked(decodeURI(url).slice(1), answer));
  #held: [step: string, answer: ServerResponse][] = [];
  #holds: (step: string) => boolean = () => false;
  url = "";

  async open(): Promise<this> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** Has these steps wait from now on; those that waited for another reason go on. */
  hold(which: (step: string) => boolean): void {
    this.#holds = which;
    const held = this.#held;
    this.#held = [];
    for (const [step, answer] of held)
      if (which(step)) this.#held.push([step, answer]);
      else answer.end();
  }

  release(): void {
    this.hold(() => false);
  }

  /** Waits until it is asked for. */
  reached(step: string): Promise<void> {
    return until(() => this.seen.includes(step));
  }

  #asked(step: string, answer: ServerResponse): void {
    this.seen.push(step);
    if (this.#holds(step)) this.#held.push([step, answer]);
    else answer.end();
  }
}
