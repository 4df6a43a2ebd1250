import { Adapter, DataSource, defineModel, definePlugin, z } from "nautobot-bridge";

const Thing = defineModel({
  name: "thing",
  identifiers: { name: z.string() },
  attributes: { role: z.string(), site: z.string(), serial: z.string(), note: z.string() },
});

interface Amounts {
  objects: number;
  /** Of these the note differs. */
  changes: number;
}

const StoredThing = Thing.implement<Adapter<Amounts>>({
  update(attrs) {
    return this.updateBase(attrs);
  },
});

/** A system that needs no time of its own, so that what relaying adds is a large part of the whole. */
class Things extends Adapter<Amounts> {
  override readonly topLevel = [StoredThing];
  override load() {
    const { objects, changes } = this.client;
    for (let at = 0; at < objects; at++) {
      const note = at < changes ? "changed" : "as it was";
      this.add(StoredThing, {
        name: `thing ${at}`,
        role: "leaf",
        site: `site ${at % 500}`,
        serial: `S${at}`,
        note,
      });
    }
  }
}

const variables = { objects: z.int(), changes: z.int(), lines: z.int() };

class Relayed extends DataSource<typeof variables> {
  static override readonly meta = {
    name: "Relayed",
    dataSource: "Memory",
    description: "For the bench",
    variables,
  };
  override loadSourceAdapter() {
    const { objects, changes, lines } = this.variables;
    for (let line = 1; line <= lines; line++) this.logger.info(`line ${line}`);
    return new Things({ objects, changes });
  }
  override loadTargetAdapter() {
    return new Things({ objects: this.variables.objects, changes: 0 });
  }
}

export default definePlugin({ name: "relay-bench", apiVersion: 1, jobs: [Relayed] });
