/** The vectors' format: what a case gives, and what the real diffsync 2.2.3 made of it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Fields = Record<string, Json>;

export interface FieldSpec {
  name: string;
  default?: Json;
  list?: boolean;
}

export interface ModelSpec {
  identifiers: string[];
  shortname: string[];
  attributes: string[];
  children: Record<string, string>;
  fields: FieldSpec[];
  class_flags?: number;
  modelname?: string;
}

export interface ObjectSpec {
  type: string;
  ids: Fields;
  attrs: Fields;
  children?: Record<string, string[]>;
  extra?: Fields;
  flags?: number;
}

export interface AdapterSpec {
  name?: string;
  type?: string;
  class_name?: string;
  top_level: string[];
  models: Record<string, ModelSpec>;
  objects?: ObjectSpec[];
}

export interface OrderSpec {
  hooks?: Record<string, string>;
  defer_deletes?: string[];
}

export interface FaultSpec {
  op: "create" | "update" | "delete";
  type: string;
  uid: string;
  kind: string;
}

export interface ApiStep {
  do: string;
  side?: "source" | "target";
  model?: string | null;
  id?: string | Fields;
  by?: "class";
  uids?: string[];
  object?: ObjectSpec;
  ref?: [string, string];
  parent?: [string, string];
  child?: [string, string];
  remove_children?: boolean;
  ids?: Fields;
  attrs?: Fields;
  data?: Record<string, Record<string, Fields>>;
}

export interface SyncCase {
  id: string;
  kind: "sync";
  source: AdapterSpec;
  target: AdapterSpec;
  flags: number;
  order?: OrderSpec;
  faults?: FaultSpec[];
  precomputed?: { empty?: boolean; flags?: number; base_class?: boolean; then?: ApiStep[] };
  expect: Record<string, Json>;
}

export interface ApiCase {
  id: string;
  kind: "api";
  adapter: AdapterSpec;
  steps: ApiStep[];
  expect: Record<string, Json>;
}

export interface SchemaCase {
  id: string;
  kind: "schema";
  adapter: AdapterSpec;
  expect: Record<string, Json>;
}

export type Case = SyncCase | ApiCase | SchemaCase;
export interface VectorFile {
  format: number;
  cases: Case[];
}
