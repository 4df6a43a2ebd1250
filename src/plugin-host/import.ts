import { createJiti } from "jiti";
import type { PluginProblem } from "./problem.js";

export type Importer = (file: string) => Promise<unknown>;

/**
 * Imports a plugin's file, TypeScript or JavaScript, and returns its default export.
 * Every plugin gets the given module as "nautobot-bridge": two copies of it would not know each other's classes.
 */
export function createImporter(publicModule: object): Importer {
  // No cache on disk: a plugin's folder may be read-only, and a shared one would be code anybody can plant.
  const jiti = createJiti(import.meta.url, {
    fsCache: false,
    interopDefault: false,
    virtualModules: { "nautobot-bridge": publicModule },
  });
  return async (file) => {
    const module = await jiti.import<{ default?: unknown }>(file);
    // What a CommonJS file exports is the module itself.
    return "$$type" in module ? module : module.default;
  };
}

const SYNTAX_ERROR = /^ParseError: (?<message>[^]*?)\s*\n\s*(?<file>.+):(?<line>\d+):(?<column>\d+)$/;

/** What a person can do about a file that could not be imported. */
export function problemOfImport(file: string, thrown: unknown): PluginProblem {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  const syntax = SYNTAX_ERROR.exec(text)?.groups;
  if (syntax) {
    const { message = "", file: where = file, line, column } = syntax;
    // jiti counts columns from 0, editors from 1.
    const field = `line ${Number(line)}, column ${Number(column) + 1}`;
    return { file: where, field, message, fix: "Correct the syntax there." };
  }
  const [message = ""] = text.split("\n");
  const fix = message.startsWith("Cannot find")
    ? "Correct the import, or install the package beside the plugin."
    : "The file throws when it is imported; correct that. A plugin only declares, it does nothing by itself.";
  return { file, message, fix };
}
