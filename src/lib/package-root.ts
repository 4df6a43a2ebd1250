import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** Whether this is the compiled package: in files of dist/, each of which holds many modules. */
export const IS_COMPILED = import.meta.filename.endsWith(".js");

/** The folder of this package. */
export const PACKAGE_ROOT = above(import.meta.dirname);

function above(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  if (folder === dirname(folder)) throw new Error("The package.json of nautobot-bridge is missing.");
  return above(dirname(folder));
}

/** A file or folder of the package that is compiled: below dist/ then. */
export const compiledPath = (path: string): string => join(PACKAGE_ROOT, IS_COMPILED ? "dist" : "", path);
