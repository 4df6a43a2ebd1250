import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Problem } from "./problems.js";

export interface Sources {
  env: Readonly<Record<string, string | undefined>>;
  /** What relative paths in `${file:…}` are relative to. */
  directory: string;
}

const REFERENCE = /\$\{([a-z]+):([^}]*)\}/g;

/**
 * Replaces `${env:NAME}` and `${file:/path}` in every string of `value`, at any depth. What cannot be replaced is
 * added to `problems`; neither a value nor a file's content ever gets into one.
 */
export function interpolate(
  value: unknown,
  sources: Sources,
  problems: Problem[],
  path: PropertyKey[] = [],
): unknown {
  if (typeof value === "string") {
    return value.replace(REFERENCE, (_, kind: string, name: string) => {
      const found = lookUp(kind, name, sources);
      if (typeof found === "string") return found;
      problems.push({ path, ...found });
      return "";
    });
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => interpolate(item, sources, problems, [...path, index]));
  }
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, interpolate(item, sources, problems, [...path, key])]),
  );
}

function lookUp(kind: string, name: string, { env, directory }: Sources): string | Omit<Problem, "path"> {
  if (kind === "env") {
    return (
      env[name] ?? { what: `the environment variable ${name} is not set`, fix: `set ${name} before starting` }
    );
  }
  if (kind === "file") {
    try {
      return readFileSync(resolve(directory, name), "utf8").replace(/\r?\n$/, "");
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? "error";
      return { what: `the file ${name} cannot be read (${code})`, fix: "create it, or correct the path" };
    }
  }
  return { what: `\${${kind}:…} is not known`, fix: "use ${env:NAME} or ${file:/path}" };
}
