import type { Fields } from "./fields.js";
import type { Filter } from "./filters.js";
import type { FieldErrors } from "./refusal.js";
import type { Wanted } from "./relationships.js";
import type { Row, Store } from "./store.js";

/** A new or changed object before it is stored. */
export interface Draft {
  row: Row;
  /** The object as it is stored; absent on create. */
  before?: Row;
  store: Store;
  /** What its relationships are to lead to, where the client said so. */
  wanted: readonly Wanted[];
}

/** Everything the sandbox knows of one resource. A new resource is one more of these, and nothing else. */
export interface Resource {
  /** As in the API, without "/api": "/dcim/locations/". */
  path: string;
  /** "dcim.location" */
  contentType: string;
  /** The model's class name, as error messages say it. */
  model: string;
  /** As "already exists" messages say it: "location type". */
  verbose: string;
  /** GraphQL's names; absent where GraphQL lacks the resource. */
  graphql?: { type: string; one: string; many: string };
  fields: Fields;
  /** The release has no such resource; the sandbox keeps what others show in its rows. */
  isHidden: boolean;
  /** Filters that the fields would give and the release lacks. */
  lackingFilters: readonly string[];
  /** Lookups that make the natural key: what a foreign key given as a string means. */
  naturalKey: readonly string[] | ((store: Store) => readonly string[]);
  /** Field names that must be unique together, in the model's words. */
  unique?: readonly string[][];
  /** Field names that must be unique together where none of them is null, in the serializer's words. */
  together?: readonly string[][];
  /** Rows are listed in the order of these keys. */
  sortKey(row: Row, store: Store): readonly (string | number | bigint)[];
  /** How the API shows it, where that is not `text`. */
  display?(row: Row, store: Store): string;
  /** What messages and the change log call it; its name when absent. */
  text?(row: Row, store: Store): string;
  /** What is worked out on every read. */
  computed?(row: Row, store: Store): Readonly<Record<string, unknown>>;
  /** Filters that are more than a comparison of one field. */
  filters?: Readonly<Record<string, Filter>>;
  /** Objects for which the change log notes a change when this one changes; it has no entries of its own then. */
  touches?(row: Row): readonly (readonly [contentType: string, id: unknown])[];
  /** Rows refer to a parent of their own kind. */
  tree?: true;
  /** The methods the resource answers; all when absent. */
  methods?: readonly string[];
  /** Numbers of referring objects, shown on reads: name to [path, field], or null for a resource that is not here. */
  counts?: Readonly<Record<string, readonly [string, string] | null>>;
  /** Completes what the server computes itself, before the checks. */
  complete?(draft: Draft): Row;
  /** The model's own rules; the messages by field. */
  clean?(draft: Draft): FieldErrors;
  /** Runs after the row was stored, in the same transaction. */
  stored?(draft: Draft): void;
  /** Runs before the row is removed, in the same transaction. */
  removing?(row: Row, store: Store): void;
  /** Ids are numbers. */
  integerIds?: true;
  /** Which of the fields that most models have it has: "created", "notes_url", "custom_fields". */
  common: ReadonlySet<string>;
}

/** A row with what is worked out on every read. */
export const whole = (store: Store, resource: Resource, row: Row): Row =>
  resource.computed ? { ...row, ...resource.computed(row, store) } : row;

/** How messages call an object. */
export const textOf = (store: Store, resource: Resource, row: Row): string =>
  resource.text?.(row, store) ?? String(row["name"]);
