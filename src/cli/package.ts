import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config/index.js";
import { compiledPath, PACKAGE_ROOT } from "../lib/package-root.js";

/** The plugins that come with the package, compiled with it where it is. */
export const bundledPlugins = (): string => compiledPath("plugins");

/** The built pages; they are there after `npm run build`. */
export const dashboardFolder = (): string => join(PACKAGE_ROOT, "dist/dashboard");

/** Where compiled plugins are kept: in the data directory, once there is one. */
export const compiledPlugins = ({ dataDir }: Config): string | undefined =>
  existsSync(dataDir) ? join(dataDir, "compiled-plugins") : undefined;

/** The package's own version. */
export function version(): string {
  const manifest = JSON.parse(readFileSync(join(PACKAGE_ROOT, "package.json"), "utf8")) as {
    version: string;
  };
  return manifest.version;
}
