import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** What the package.json beside a plugin's file says its version is; undefined where none says so. */
export async function versionOf(file: string): Promise<string | undefined> {
  try {
    const told: unknown = JSON.parse(await readFile(join(dirname(file), "package.json"), "utf8"));
    const { version } = told as { version?: unknown };
    return typeof version === "string" ? version : undefined;
  } catch {
    return undefined; // a plugin need not be a package
  }
}
