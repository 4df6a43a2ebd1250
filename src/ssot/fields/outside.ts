import type { Call, Client } from "../../nautobot/index.js";
import type { AnyPath, Binding } from "../binding.js";
import { type FarEnd, findRelationship, readAssociations } from "./associations.js";
import type { Body, Column, Row, Target } from "./column.js";
import { checkCustomFields } from "./custom-fields.js";
import { besideKey } from "./generic.js";
import { checkMetadata, readMetadata } from "./metadata.js";
import { fillIn, findObjects } from "./peers.js";
import { type Patch, type Redirection, redirections } from "./redirections.js";
import { resolveGenerics } from "./resolve-generics.js";
import { checkAll } from "./rest-objects.js";

/** What concerns an object but does not lie in its row: custom fields' definitions, relationships, generic references. */
export class Outside {
  readonly #client: Client;
  readonly #ends = new Map<Column, FarEnd>();
  /** Ids of metadata types by name. */
  #metadataTypes: ReadonlyMap<string, string> = new Map();

  constructor(client: Client) {
    this.#client = client;
  }

  /** @throws BridgeError `FIELD_UNKNOWN` for a custom field, relationship or metadata type that Nautobot does not have */
  async check(bindings: readonly Binding[], signal: AbortSignal): Promise<void> {
    await checkCustomFields(this.#client, bindings, signal);
    this.#metadataTypes = await checkMetadata(this.#client, bindings, signal);
    for (const { columns, contentType } of bindings)
      for (const column of columns)
        if (column.relationship)
          this.#ends.set(
            column,
            await findRelationship(this.#client, contentType, column.relationship, signal),
          );
  }

  /** The id of a metadata type that a model's field is mapped to. */
  metadataType(name: string): string {
    return this.#metadataTypes.get(name) ?? name;
  }

  /** Whether a column is a relationship that leads to one object at most. */
  leadsToOne(column: Column): boolean {
    return this.#ends.get(column)?.many === false;
  }

  /** The rows with everything that their columns read. */
  async complete(binding: Binding, rows: readonly Row[], signal: AbortSignal): Promise<readonly Row[]> {
    const { path, laters, scope } = binding;
    return this.beside(binding, await fillIn(this.#client, path, rows, laters, { scope, signal }), {
      signal,
    });
  }

  /**
   * The rows with what lies beside them: the far ends of relationships and of generic references.
   * @param of - the ids of the rows when they are few
   */
  async beside(
    binding: Binding,
    rows: readonly Row[],
    call: Call,
    of?: readonly string[],
  ): Promise<readonly Row[]> {
    let complete = rows;
    for (const column of binding.columns) {
      const end = this.#ends.get(column);
      if (column.relationship && end) {
        const ends = await readAssociations(this.#client, end, call, of);
        const { target } = column.relationship;
        const ids = [...new Set(rows.flatMap(({ id }) => ends.get(id as string) ?? []))];
        const peers = await this.#peers(target, ids, call);
        if (!of) checkAll(target.endpoint, ids.length, peers.size);
        const at = ({ id }: Row) => ({
          many: end.many,
          peers: (ends.get(id as string) ?? []).flatMap((peer) => peers.get(peer) ?? []),
        });
        complete = complete.map((row) => ({ ...row, [besideKey(column.field)]: at(row) }));
      }
      if (column.metadata !== undefined) {
        const type = this.metadataType(column.metadata);
        const kept = await readMetadata(this.#client, type, call, of);
        const at = ({ id }: Row) => kept.get(id as string)?.value;
        complete = complete.map((row) => ({ ...row, [besideKey(column.field)]: at(row) }));
      }
      if (column.beside) {
        const { target, idOf } = column.beside;
        const ids = complete.map(idOf).filter((id) => id !== null);
        const peers = await this.#peers(target, ids, call);
        complete = complete.map((row) => ({ ...row, [besideKey(column.field)]: peers.get(idOf(row) ?? "") }));
      }
    }
    return complete;
  }

  /**
   * Puts bodies into the form in which the server takes them.
   * @returns why a body cannot be written, for those that refer to nothing
   */
  finish(
    binding: Binding,
    bodies: readonly Body[],
    signal: AbortSignal | undefined,
  ): Promise<Map<Body, string>> {
    for (const column of binding.columns) {
      const end = this.#ends.get(column);
      if (!column.relationship || !end) continue;
      const { key } = column.relationship;
      for (const { relationships } of bodies as readonly { relationships?: Body }[])
        if (relationships && key in relationships)
          relationships[key] = { [end.side]: { objects: relationships[key] } };
    }
    return resolveGenerics(this.#client, binding, bodies, signal ? { signal } : {});
  }

  /** What of relationships to one is replaced, taken out of the bodies: see `redirections`. */
  async redirections<T extends Patch>(
    binding: Binding,
    patches: readonly T[],
    call: Call,
  ): Promise<Map<T, Redirection[]>> {
    const found = new Map<T, Redirection[]>();
    for (const column of binding.columns) {
      const end = this.#ends.get(column);
      if (!column.relationship || !end || end.many) continue;
      const led = await redirections(this.#client, column.relationship, end, patches, call);
      for (const [patch, each] of led) {
        found.set(patch as T, [...(found.get(patch as T) ?? []), each]);
        Reflect.deleteProperty(patch.attrs, column.field);
      }
    }
    return found;
  }

  async #peers(target: Target, ids: readonly string[], call: Call): Promise<Map<string, Row>> {
    if (ids.length === 0) return new Map();
    const filter = { name: "id", values: ids };
    const rows = await findObjects(this.#client, target.endpoint, filter, target.paths, call);
    // what may not be viewed is not found either
    if (rows.length === 0) await this.#client.count(target.endpoint as AnyPath, {}, call);
    return new Map(rows.map((row) => [row["id"] as string, row]));
  }
}
