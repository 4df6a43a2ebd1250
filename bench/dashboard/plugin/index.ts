import { setTimeout as pause } from "node:timers/promises";
import { Adapter, DataSource, defineModel, definePlugin, z } from "nautobot-bridge";

const Item = defineModel({
  name: "item",
  identifiers: { name: z.string() },
  attributes: { size: z.number() },
});

class Items extends Adapter<number> {
  override readonly topLevel = [Item];
  override load(): void {
    for (let index = 0; index < this.client; index++) this.add(Item, { name: `item-${index}`, size: index });
  }
}

const many = { objects: z.coerce.number().int() };
/** Many objects to create. */
class Many extends DataSource<typeof many> {
  static override readonly meta = { name: "Many", dataSource: "Memory", variables: many };
  override loadSourceAdapter(): Items {
    return new Items(this.variables.objects);
  }
  override loadTargetAdapter(): Items {
    return new Items(0);
  }
}

/** Says `rate` lines a second for as many seconds as it is told. */
class Talking extends Adapter<{ rate: number; seconds: number; say: (line: string) => void }> {
  override readonly topLevel = [Item];
  override async load(): Promise<void> {
    const { rate, seconds, say } = this.client;
    const since = performance.now();
    for (let said = 0; said < rate * seconds;) {
      const due = Math.min(((performance.now() - since) / 1000) * rate, rate * seconds);
      for (; said < due; said++) say(`Line ${said} of what is said`);
      await pause(10, undefined, { signal: this.signal });
    }
  }
}

const talk = { rate: z.coerce.number().int(), seconds: z.coerce.number().int() };
class Talk extends DataSource<typeof talk> {
  static override readonly meta = { name: "Talk", dataSource: "Memory", variables: talk };
  override loadSourceAdapter(): Talking {
    return new Talking({ ...this.variables, say: (line) => this.logger.info(line) });
  }
  override loadTargetAdapter(): Items {
    return new Items(0);
  }
}

export default definePlugin({ name: "bench", apiVersion: 1, jobs: [Many, Talk] });
