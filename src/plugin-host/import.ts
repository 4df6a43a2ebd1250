import type { createJiti, Jiti } from "jiti";
import { createRequire } from "node:module";
import { sep } from "node:path";
import { pathToFileURL } from "node:url";
import { makeDirectory } from "../lib/make-directory.js";
import { compiledPath, IS_COMPILED } from "../lib/package-root.js";
import type { PluginProblem } from "./problem.js";

export type Importer = (file: string) => Promise<unknown>;

/** Loaded when something is to be compiled, and by `require`: an import looks through all of it for names, for 20 ms. */
const jiti = (): { createJiti: typeof createJiti } =>
  createRequire(import.meta.url)("jiti") as { createJiti: typeof createJiti };

/**
 * Imports a plugin's file, TypeScript or JavaScript, and returns its default export.
 * Every plugin gets the given module as "nautobot-bridge": two copies of it would not know each other's classes.
 * What comes compiled with the package finds that module by itself.
 *
 * @param compiled - a directory nobody else may write to, where compiled plugins are kept until their source changes:
 *   without the compiler a process starts sooner and is 30 MB smaller
 */
export function createImporter(publicModule: object, compiled?: string): Importer {
  const compiler = (fsCache: string | false): Jiti =>
    jiti().createJiti(import.meta.url, {
      fsCache,
      interopDefault: false,
      virtualModules: { "nautobot-bridge": publicModule },
    });
  let plain: Jiti | undefined;
  let keeping: Promise<Jiti> | undefined;
  const compilePlain = (file: string): Promise<Module> => (plain ??= compiler(false)).import<Module>(file);
  const compile = async (file: string): Promise<Module> => {
    if (compiled === undefined) return compilePlain(file);
    try {
      keeping ??= makeDirectory(compiled).then(() => compiler(compiled));
      return await (await keeping).import<Module>(file);
    } catch (error) {
      if (!(error instanceof Error && "syscall" in error)) throw error;
      return compilePlain(file); // a full disk is no reason to go without the plugin
    }
  };
  return async (file) => {
    const module = await (isOurs(file) ? native(file) : compile(file));
    // What a CommonJS file exports is the module itself.
    return "$$type" in module ? module : module.default;
  };
}

interface Module {
  default?: unknown;
}

const native = (file: string): Promise<Module> => import(pathToFileURL(file).href) as Promise<Module>;

/** Whether it was compiled with this very file. */
const isOurs = (file: string): boolean => IS_COMPILED && file.startsWith(compiledPath("plugins") + sep);

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
