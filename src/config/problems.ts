import type { z } from "zod";
import { closest } from "../lib/suggest.js";
import { rootSchema, type FieldSchema } from "./describe.js";

/** One thing that is wrong in a configuration. */
export interface Problem {
  path: readonly PropertyKey[];
  /** What is wrong, read after the field's name. */
  what: string;
  fix: string;
}

/** What is known of the field at `path`: its description, and the keys it may have. */
function fieldAt(path: readonly PropertyKey[], root: FieldSchema): FieldSchema {
  return path.reduce((field, key) => {
    if (typeof key === "number") return field.items ?? {};
    const other = typeof field.additionalProperties === "object" ? field.additionalProperties : {};
    return field.properties?.[String(key)] ?? other;
  }, root);
}

const whatIsWrong = (issue: z.core.$ZodIssue, value: unknown): string => {
  switch (issue.code) {
    case "custom":
      return issue.message;
    case "invalid_type":
      return value === undefined ? "is missing" : `must be ${an(issue.expected)}, not ${an(typeName(value))}`;
    case "invalid_key":
      return issue.issues[0]?.message ?? "is not a valid name";
    case "invalid_format":
      if (issue.format === "regex") return issue.message;
      return `is not a valid ${issue.format === "url" ? "http(s) URL" : issue.format}`;
    case "too_small":
      return value === "" ? "is empty" : `is too ${typeof value === "string" ? "short" : "small"}`;
    case "too_big":
      return "is too big";
    default:
      return "is not valid";
  }
};

const NAMES: Record<string, string> = {
  record: "mapping",
  object: "mapping",
  array: "list",
  int: "whole number",
  string: "text",
};
const an = (name: string): string => {
  const word = NAMES[name] ?? name;
  return word === "null" ? "empty" : word === "text" ? word : `a ${word}`;
};
const typeName = (value: unknown): string =>
  value === null ? "null" : Array.isArray(value) ? "array" : typeof value;

/** zod's issues over `raw`, in words that name the fix and never a value. */
export function explain(issues: readonly z.core.$ZodIssue[], raw: unknown): Problem[] {
  const root = rootSchema();
  return issues.flatMap((issue): Problem[] => {
    const field = fieldAt(issue.path, root);
    if (issue.code === "unrecognized_keys") {
      const known = Object.keys(field.properties ?? {});
      return issue.keys.map((key) => {
        const guess = closest(key, known);
        const fix = guess === undefined ? `use one of: ${known.join(", ")}` : `did you mean ${guess}?`;
        return { path: [...issue.path, key], what: "is not a known key", fix };
      });
    }
    const value = issue.path.reduce<unknown>(
      (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
      raw,
    );
    return [
      {
        path: issue.path,
        what: whatIsWrong(issue, value),
        fix: `write ${field.description ?? "what is expected"}`,
      },
    ];
  });
}
