import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";
import { DataSource, DataTarget } from "../../../src/jobs/job.js";
import { secret } from "../../../src/jobs/secret.js";
import { definePlugin, loadPlugins, type LoadedPlugins } from "../../../src/plugin-host/index.js";

/** What a plugin gets as "nautobot-bridge" in these tests. */
export const door = { DataSource, DataTarget, definePlugin, secret, z };

/** A directory of plugins on disk, removed after the test. */
export class PluginDirectory {
  readonly path = mkdtempSync(join(tmpdir(), "plugins-"));

  write(files: Record<string, string>): this {
    for (const [name, text] of Object.entries(files)) {
      const path = join(this.path, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    return this;
  }

  load(): Promise<LoadedPlugins> {
    return loadPlugins([this.path], door);
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}

/** The text of a plugin with one job; each part can be replaced by another. */
export function pluginText(
  parts: Partial<Record<"name" | "apiVersion" | "meta" | "body", string>> = {},
): string {
  const {
    name = '"acme"',
    apiVersion = "1",
    meta = '{ name: "ACME → Nautobot", dataSource: "ACME" }',
    body = "loadSourceAdapter() {} loadTargetAdapter() {}",
  } = parts;
  return `
    import { DataSource, definePlugin } from "nautobot-bridge";
    class AcmeToNautobot extends DataSource { static meta = ${meta}; ${body} }
    export default definePlugin({ name: ${name}, apiVersion: ${apiVersion}, jobs: [AcmeToNautobot] });
  `;
}
