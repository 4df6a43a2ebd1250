import { expect } from "chai";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startBridge } from "../../helpers/process.js";
import { pluginText } from "../plugin-host/plugins.js";

describe("compiled plugins", () => {
  let cwd: string;
  beforeEach(() => (cwd = mkdtempSync(join(tmpdir(), "bridge-compiled-"))));
  afterEach(() => rmSync(cwd, { recursive: true }));

  it("are kept in the data directory, once there is one, until their source changes", async () => {
    const [plugin, data] = [join(cwd, "acme.ts"), join(cwd, "data")];
    const kept = join(data, "compiled-plugins");
    writeFileSync(join(cwd, "nautobot-bridge.yaml"), "dataDir: data\nplugins: [acme.ts]\n");
    const jobs = async () => (await startBridge(["jobs"], cwd).ended).out;
    writeFileSync(plugin, pluginText());
    expect(await jobs()).to.match(/^ *acme\./m);
    expect(readdirSync(cwd)).not.to.include("data");
    mkdirSync(data);
    await jobs();
    const file = join(kept, readdirSync(kept).find((name) => name.includes("acme")) ?? "");
    writeFileSync(file, readFileSync(file, "utf8").replace('"acme"', '"from-disk"'));
    expect(await jobs()).to.match(/^ *from-disk\./m);
    writeFileSync(plugin, pluginText({ name: '"newer"' }));
    expect(await jobs()).to.match(/^ *newer\./m);
  });
});
