import * as engine from "../../src/diffsync/index.js";
import type { Json } from "./case.js";

/** Python's names for what the engine throws; the first is meant unless the vector names another of them. */
const NAMES: [new (...args: never[]) => Error, string[]][] = [
  [engine.ObjectNotCreated, ["ObjectNotCreated"]],
  [engine.ObjectNotUpdated, ["ObjectNotUpdated"]],
  [engine.ObjectNotDeleted, ["ObjectNotDeleted"]],
  [engine.ObjectCrudError, ["ObjectCrudException"]],
  [engine.IllegalTree, ["IllegalTree"]],
  [engine.ObjectAlreadyExists, ["ObjectAlreadyExists"]],
  [engine.ObjectNotFound, ["ObjectNotFound"]],
  [engine.ObjectStoreWrongType, ["ObjectStoreWrongType"]],
  [engine.DiffClassMismatch, ["DiffClassMismatch"]],
  [engine.ObjectMismatch, ["ValueError"]],
  [engine.MissingIdentifier, ["KeyError"]],
  [engine.ModelInvalid, ["ValidationError"]],
  [engine.UnknownName, ["AttributeError", "ValueError"]],
  [engine.DefinitionError, ["AttributeError", "ValueError"]],
];

/** Their text is Python's or pydantic's own. */
const TEXT_IS_PYTHONS = new Set(["AttributeError", "ValidationError", "KeyError"]);

class PythonError extends Error {}

/** An exception the way the vectors write it. */
export function describeError(error: unknown, expected: Json | undefined): Json {
  if (!(error instanceof Error)) throw error;
  const names = NAMES.find(([type]) => error instanceof type)?.[1] ?? [error.name];
  if (names[0] === "Error" || names[0] === "TypeError" || names[0] === "RangeError") throw error;
  const wanted = (expected ?? {}) as { class?: string; message?: string };
  const name = names.includes(wanted.class ?? "") ? (wanted.class ?? "") : (names[0] ?? "");
  const crud = error instanceof engine.ObjectCrudError;
  if (TEXT_IS_PYTHONS.has(name)) return { class: name, crud };
  // This one speaks of Python's argument types.
  const message = wanted.message?.startsWith("Invalid args:") ? wanted.message : error.message;
  return { class: name, crud, message };
}

/** The exception a vector injects. */
export function makeError(name: string, message: string): Error {
  if (name === "ObjectAlreadyExists") return new engine.ObjectAlreadyExists(message, null);
  const known = NAMES.find(([, names]) => names[0] === name && name !== "ValueError")?.[0];
  if (known) return new (known as new (message: string) => Error)(message);
  const error = new PythonError(message);
  error.name = name;
  return error;
}
