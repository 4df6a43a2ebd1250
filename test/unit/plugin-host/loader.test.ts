import { join } from "node:path";
import { expect } from "chai";
import { loadPlugins } from "../../../src/plugin-host/index.js";
import { door, PluginDirectory, pluginText } from "./plugins.js";

describe("loading plugins", () => {
  let directory: PluginDirectory;
  beforeEach(() => (directory = new PluginDirectory()));
  afterEach(() => directory.remove());

  it("takes a folder or a file, TypeScript or JavaScript", async () => {
    directory.write({
      "a/index.ts": pluginText({ name: '"a" as string' }),
      "b/index.js": pluginText({ name: '"b"' }),
      "c.ts": pluginText({ name: '"c" as string' }),
      "d.js": pluginText({ name: '"d"' }),
    });
    const { jobs, problems } = await directory.load();
    expect(problems).to.deep.equal([]);
    expect(Array.from(jobs.keys())).to.deep.equal([
      "a.acme-nautobot",
      "b.acme-nautobot",
      "c.acme-nautobot",
      "d.acme-nautobot",
    ]);
    expect(jobs.get("a.acme-nautobot")).to.include({ plugin: "a", slug: "acme-nautobot" });
  });

  it("takes a CommonJS plugin", async () => {
    const text = pluginText().replace(/import (.*) from (".*");/, "const $1 = require($2);");
    directory.write({ "acme.js": text.replace("export default", "module.exports =") });
    const { jobs, problems } = await directory.load();
    expect(problems).to.deep.equal([]);
    expect(jobs.size).to.equal(1);
  });

  it("takes a directory that is itself one plugin", async () => {
    directory.write({ "index.ts": pluginText(), "helper.ts": "export const x = 1;" });
    const { jobs, problems } = await directory.load();
    expect(problems).to.deep.equal([]);
    expect(jobs.size).to.equal(1);
  });

  it("resolves a plugin's imports of its own files, with .js and without", async () => {
    directory.write({
      "acme/name.ts": 'export const name: string = "acme";',
      "acme/lib/version.ts": "export const version = 1 as const;",
      "acme/index.ts": `import { name } from "./name.js"; import { version } from "./lib/version";
        ${pluginText({ name: "name", apiVersion: "version" })}`,
    });
    expect(Array.from((await directory.load()).jobs.keys())).to.deep.equal(["acme.acme-nautobot"]);
  });

  it("gives every plugin the very same module as nautobot-bridge", async () => {
    directory.write({
      "a/index.ts": pluginText({ name: '"a"' }),
      "b/helper.ts": 'export { DataSource } from "nautobot-bridge";',
      "b/index.ts": pluginText({ name: '"b"' })
        .replace("DataSource, definePlugin", 'definePlugin } from "nautobot-bridge"; import { DataSource')
        .replace('"nautobot-bridge";\n    class', '"./helper.js";\n    class'),
    });
    const { jobs } = await directory.load();
    const bases = Array.from(jobs.values(), ({ jobClass }) => Object.getPrototypeOf(jobClass) as unknown);
    expect(bases).to.deep.equal([door.DataSource, door.DataSource]);
  });

  it("leaves alone what is no plugin", async () => {
    directory.write({
      "README.md": "# plugins",
      "types.d.ts": "export {};",
      "acme.test.ts": "throw new Error('ran');",
      ".git/HEAD": "",
      "_shared/x.ts": "",
      "node_modules/x/package.json": "{}",
    });
    expect(await directory.load()).to.deep.equal({ jobs: new Map(), problems: [] });
  });

  it("names a folder without an index, and a directory that is not there", async () => {
    directory.write({ "acme/main.ts": pluginText() });
    const missing = join(directory.path, "nowhere");
    const { problems } = await loadPlugins([directory.path, missing], door);
    expect(problems.map(({ file }) => file)).to.deep.equal([join(directory.path, "acme"), missing]);
    expect(problems[0]?.message).to.include("no index.ts");
    expect(problems[1]?.message).to.include("no such directory");
  });

  it("loads a directory that is named twice once", async () => {
    directory.write({ "acme.ts": pluginText() });
    const { jobs, problems } = await loadPlugins([directory.path, `${directory.path}/`], door);
    expect(problems).to.deep.equal([]);
    expect(jobs.size).to.equal(1);
  });

  it("goes without a place for what it compiles when nothing can be written there", async () => {
    directory.write({ "acme.ts": pluginText() });
    for (const nowhere of ["/dev/full/compiled", "/proc/compiled"]) {
      const { jobs, problems } = await loadPlugins([directory.path], door, nowhere);
      expect(problems).to.deep.equal([]);
      expect(jobs.size).to.equal(1);
    }
  });
});
