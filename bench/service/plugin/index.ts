import { appendFileSync, existsSync } from "node:fs";
import { Adapter, DataSource, defineModel, definePlugin, z } from "nautobot-bridge";

const Item = defineModel({
  name: "item",
  identifiers: { name: z.string() },
  attributes: { size: z.number() },
});
/** Its effect can be counted: a line in a file of its own. */
const Effect = Item.implement({
  create(adapter, ids, attrs) {
    appendFileSync(ids.name, `${process.pid}\n`);
    return this.createBase(adapter, ids, attrs);
  },
});

class Items extends Adapter {
  override readonly topLevel = [Item];
  readonly #count: number;
  constructor(count: number) {
    super();
    this.#count = count;
  }
  override load(): void {
    for (let index = 0; index < this.#count; index++) this.add(Item, { name: `item-${index}`, size: index });
  }
}

class One extends Adapter {
  override readonly topLevel = [Effect];
  readonly #name: string | undefined;
  constructor(name?: string) {
    super();
    this.#name = name;
  }
  override load(): void {
    if (this.#name !== undefined) this.add(Effect, { name: this.#name, size: 1 });
  }
}

const many = { objects: z.coerce.number().int(), round: z.coerce.number().int() };
/** Makes many objects in memory. */
class Many extends DataSource<typeof many> {
  static override readonly meta = { name: "Many", dataSource: "Memory", variables: many };
  override loadSourceAdapter(): Items {
    return new Items(this.variables.objects);
  }
  override loadTargetAdapter(): Items {
    return new Items(0);
  }
}

const single = { file: z.string(), lane: z.coerce.number().int() };
/** Leaves one line in a file, unless that is there. */
class Single extends DataSource<typeof single> {
  static override readonly meta = {
    name: "Single",
    dataSource: "Memory",
    variables: single,
    target: ({ lane }: Readonly<Record<string, unknown>>) => String(lane),
  };
  override loadSourceAdapter(): One {
    return new One(this.variables.file);
  }
  override loadTargetAdapter(): One {
    return new One(existsSync(this.variables.file) ? this.variables.file : undefined);
  }
}

export default definePlugin({ name: "bench", apiVersion: 1, jobs: [Many, Single] });
