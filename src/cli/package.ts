import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Config } from "../config/index.js";

function packageRoot(): string {
  let at = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(at, "package.json"))) at = dirname(at);
  return at;
}

/** The plugins that come with the package, compiled with it where it is. */
export const bundledPlugins = (): string => join(import.meta.dirname, "../../plugins");

/** The built pages; they are there after `npm run build`. */
export const dashboardFolder = (): string => join(packageRoot(), "dist/dashboard");

/** Where compiled plugins are kept: in the data directory, once there is one. */
export const compiledPlugins = ({ dataDir }: Config): string | undefined =>
  existsSync(dataDir) ? join(dataDir, "compiled-plugins") : undefined;

/** The package's own version. */
export function version(): string {
  const manifest = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as {
    version: string;
  };
  return manifest.version;
}
