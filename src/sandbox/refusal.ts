import type { Release } from "./release.js";

/** Messages by field; those of a cable's ends lie deeper. */
export interface FieldErrors {
  [field: string]: string[] | FieldErrors;
}

/** An answer that is not a success: the HTTP status and the JSON body as the real server words it. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    super(`HTTP ${status} ${JSON.stringify(body)}`);
    this.status = status;
    this.body = body;
  }
}

/** Thrown when one object is not acceptable; the body of the 400 for it. */
export class Invalid extends Error {
  readonly errors: FieldErrors;
  constructor(errors: FieldErrors) {
    super("invalid");
    this.errors = errors;
  }
}

export const notFound = (model: string): Refusal =>
  new Refusal(404, { detail: `No ${model} matches the given query.` });

/** What Django answers when an exception escapes a view. */
export const crash = ({ version }: Release, exception: string, error: string): Refusal =>
  new Refusal(500, { error, exception, nautobot_version: version, python_version: "3.11.7" });

/** A value as Python's repr() writes it: Nautobot's messages quote lookups that way. */
export function pythonRepr(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return value.includes("'") ? JSON.stringify(value) : `'${value}'`;
  if (Array.isArray(value)) return `[${value.map(pythonRepr).join(", ")}]`;
  if (typeof value === "object") {
    const entries = Object.entries(value).map(([key, entry]) => `${pythonRepr(key)}: ${pythonRepr(entry)}`);
    return `{${entries.join(", ")}}`;
  }
  return `${value as number}`;
}
