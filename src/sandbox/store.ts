import type { Release } from "./release.js";
import type { Resource } from "./resource.js";

/** One object as stored: foreign keys as ids, lists of references as lists of ids, moments as ISO strings. */
export type Row = Readonly<Record<string, unknown>> & { readonly id: string };

const keyOf = (value: unknown): string => JSON.stringify(value ?? null);

/** The rows of one resource, with an index for every combination of fields that was ever looked up. */
export class Table {
  readonly resource: Resource;
  readonly #rows = new Map<string, Row>();
  readonly #indexes = new Map<string, Map<string, Set<string>>>();
  readonly #changed: (id: string, before: Row | undefined) => void;

  constructor(resource: Resource, changed: (table: Table, id: string, before: Row | undefined) => void) {
    this.resource = resource;
    this.#changed = (id, before) => changed(this, id, before);
  }

  get size(): number {
    return this.#rows.size;
  }

  get(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  all(): Row[] {
    return [...this.#rows.values()];
  }

  /** Rows whose fields equal all of the given values. */
  find(where: Readonly<Record<string, unknown>>): Row[] {
    const fields = Object.keys(where);
    const index = this.#index(fields);
    const ids = index.get(keyOf(fields.map((field) => where[field] ?? null))) ?? [];
    return [...ids].flatMap((id) => this.#rows.get(id) ?? []);
  }

  put(row: Row): void {
    const before = this.#rows.get(row.id);
    this.#changed(row.id, before);
    this.restore(row.id, row);
  }

  remove(id: string): void {
    const before = this.#rows.get(id);
    if (before === undefined) return;
    this.#changed(id, before);
    this.restore(id, undefined);
  }

  /** Sets or clears a row without recording it: the undo of a transaction. */
  restore(id: string, row: Row | undefined): void {
    const before = this.#rows.get(id);
    for (const [name, index] of this.#indexes) {
      const fields = name.split(",");
      if (before) index.get(entryKey(fields, before))?.delete(id);
      if (row) addTo(index, entryKey(fields, row), id);
    }
    if (row) this.#rows.set(id, row);
    else this.#rows.delete(id);
  }

  #index(fields: string[]): Map<string, Set<string>> {
    const name = fields.join(",");
    let index = this.#indexes.get(name);
    if (index === undefined) {
      index = new Map();
      for (const row of this.#rows.values()) addTo(index, entryKey(fields, row), row.id);
      this.#indexes.set(name, index);
    }
    return index;
  }
}

const entryKey = (fields: string[], row: Row): string => keyOf(fields.map((field) => row[field] ?? null));

function addTo(index: Map<string, Set<string>>, key: string, id: string): void {
  const ids = index.get(key);
  if (ids) ids.add(id);
  else index.set(key, new Set([id]));
}

/** All tables, and transactions over them. */
export class Store {
  readonly release: Release;
  readonly #tables = new Map<string, Table>();
  #undo: [table: Table, id: string, before: Row | undefined][] | undefined;

  constructor(release: Release, resources: readonly Resource[]) {
    this.release = release;
    for (const resource of resources) {
      this.#tables.set(resource.path, new Table(resource, (...change) => this.#undo?.push(change)));
    }
  }

  get tables(): readonly Table[] {
    return [...this.#tables.values()];
  }

  /** @throws Error when the sandbox has no such resource: a mistake in its own tables. */
  table(path: string): Table {
    const table = this.#tables.get(path);
    if (table === undefined) throw new Error(`the sandbox has no resource ${path}`);
    return table;
  }

  /** The table of a model, "dcim.device". @throws Error when the sandbox has no such resource */
  tableOf(contentType: string): Table {
    const table = this.tables.find(({ resource }) => resource.contentType === contentType);
    if (table === undefined) throw new Error(`the sandbox has no model ${contentType}`);
    return table;
  }

  /** What the transaction under way has changed so far: each row once, as it was before. */
  changes(): { table: Table; id: string; before: Row | undefined }[] {
    const first = new Map<string, { table: Table; id: string; before: Row | undefined }>();
    for (const [table, id, before] of this.#undo ?? [])
      if (!first.has(`${table.resource.path}${id}`))
        first.set(`${table.resource.path}${id}`, { table, id, before });
    return [...first.values()];
  }

  /** Either all of what `work` changes stays, or, when it throws, nothing. */
  transaction<T>(work: () => T): T {
    if (this.#undo) return work();
    this.#undo = [];
    try {
      return work();
    } catch (error) {
      for (const [table, id, before] of this.#undo.reverse()) table.restore(id, before);
      throw error;
    } finally {
      this.#undo = undefined;
    }
  }
}
