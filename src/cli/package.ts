import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

function packageRoot(): string {
  let at = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(at, "package.json"))) at = dirname(at);
  return at;
}

/** The plugins that come with the package. */
export const bundledPlugins = (): string => join(packageRoot(), "plugins");

/** The built pages; they are there after `npm run build`. */
export const dashboardFolder = (): string => join(packageRoot(), "dist/dashboard");

/** The package's own version. */
export function version(): string {
  const manifest = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as {
    version: string;
  };
  return manifest.version;
}
