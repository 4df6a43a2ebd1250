import { type EndpointTable, type FieldPath, resolvePath } from "../field-path.js";
import { type Body, follow, isLookup } from "./column.js";
import type { Fields } from "./markers.js";
import { plainValue } from "./plain.js";

/** How a model names an object that another one refers to: by one of its fields, or as an object of several. */
export interface Items {
  /** Where each field is, as GraphQL knows it. */
  paths: readonly (readonly string[])[];
  read: (object: unknown) => unknown;
  /** What is written: the server finds the object by it. */
  lookup: (value: unknown) => Body;
}

/** @throws BridgeError `PLUGIN_INVALID` naming the field that the endpoint does not have */
export function itemsOf(table: EndpointTable, endpoint: string, fields: Fields): Items {
  if (typeof fields === "string") return single(resolvePath(table, endpoint, fields));
  const parts = Object.entries(fields).map(
    ([name, expression]) => [name, single(resolvePath(table, endpoint, expression))] as const,
  );
  return {
    paths: parts.flatMap(([, { paths }]) => paths),
    read: (object) => Object.fromEntries(parts.map(([name, part]) => [name, part.read(object)])),
    lookup: (value) => {
      const given = isLookup(value) ? value : {};
      return Object.assign({}, ...parts.map(([name, part]) => part.lookup(given[name]))) as Body;
    },
  };
}

function single({ steps, readSteps, leaf }: FieldPath): Items {
  return {
    paths: [readSteps],
    read: (object) => plainValue(leaf, follow(object, readSteps)),
    lookup: (value) => ({ [steps.join("__")]: value }),
  };
}

/** The server's order of many references means nothing, so it is fixed. */
export function inOrder(values: unknown[]): unknown[] {
  return values.sort((a, b) => (typeof a === "number" && typeof b === "number" ? a - b : compare(a, b)));
}

const compare = (a: unknown, b: unknown): number => (textOf(a) < textOf(b) ? -1 : 1);

const textOf = (value: unknown): string => (isLookup(value) ? JSON.stringify(value) : String(value));
