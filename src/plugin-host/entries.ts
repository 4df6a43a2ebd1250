import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { PluginProblem } from "./problem.js";

const INDEXES = ["index.ts", "index.js"];
const IS_PLUGIN_FILE = /^[^._].*(?<!\.(?:d|test|spec))\.[tj]s$/;
const IS_PLUGIN_FOLDER = /^(?!node_modules$)[^._]/;

export interface Entries {
  /** The file to import of each plugin, in a stable order. */
  files: string[];
  problems: PluginProblem[];
}

const indexOf = (folder: string) =>
  INDEXES.map((name) => join(folder, name)).find((path) => existsSync(path));

function entryOf(path: string, name: string): Entries {
  if (!statSync(path).isDirectory()) return { files: IS_PLUGIN_FILE.test(name) ? [path] : [], problems: [] };
  if (!IS_PLUGIN_FOLDER.test(name)) return { files: [], problems: [] };
  const index = indexOf(path);
  if (index !== undefined) return { files: [index], problems: [] };
  const fix = "Add an index.ts that exports the plugin by default, or move the folder elsewhere.";
  return {
    files: [],
    problems: [{ file: path, message: "the folder has no index.ts and no index.js", fix }],
  };
}

/** The plugins of a directory: a folder or a file each. A directory with an index of its own is one plugin, as is a file. */
export function entriesOf(directory: string): Entries {
  const root = resolve(directory);
  if (existsSync(root) && statSync(root).isFile()) return { files: [root], problems: [] };
  if (!existsSync(root) || !statSync(root).isDirectory()) {
    const fix = "Correct the path, or create the directory.";
    return { files: [], problems: [{ file: root, message: "there is no such directory of plugins", fix }] };
  }
  const own = indexOf(root);
  if (own !== undefined) return { files: [own], problems: [] };
  const entries = readdirSync(root)
    .sort()
    .map((name) => entryOf(join(root, name), name));
  return {
    files: entries.flatMap(({ files }) => files),
    problems: entries.flatMap(({ problems }) => problems),
  };
}
