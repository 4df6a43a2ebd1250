import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { expect } from "chai";
import { loadConfig } from "../../src/config/index.js";
import { startSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { type Ended, startBridge } from "../helpers/process.js";

const readme = readFileSync("README.md", "utf8");
const blocks = (language: string): string[] =>
  [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, found, code]) =>
    found === language && code !== undefined ? [code] : [],
  );
const shell = blocks("sh").flatMap((block) => block.trim().split("\n"));
const [plugin = ""] = blocks("ts");
const [configuration = ""] = blocks("yaml");
const LOCATION_TYPES = [{ name: "Site" }, { name: "Room", parent: "Site" }];

describe("the README", function () {
  this.timeout(120_000);
  let directory: string;
  let local: Sandbox;
  let remote: Sandbox;
  let acme: Server;

  before(async () => {
    // inside the repository, so that the plugin's types are found as they are for bundled ones
    directory = mkdtempSync(resolve(".readme-"));
    mkdirSync(join(directory, "my-plugins/acme"), { recursive: true });
    writeFileSync(join(directory, "my-plugins/acme/index.ts"), plugin);
    writeFileSync(join(directory, "token"), "0123456789abcdef");
    const types = { "/dcim/location-types/": LOCATION_TYPES };
    local = await startSandbox({ data: types });
    remote = await startSandbox({ data: { ...types, "/tenancy/tenants/": [{ name: "Sales" }] } });
    acme = createServer((_request, answer) => {
      answer.end(
        JSON.stringify([{ code: "BER1", street: "Unter den Linden 1", rooms: ["BER1-R1", "BER1-R2"] }]),
      );
    });
    await new Promise<void>((done) => acme.listen(0, "127.0.0.1", done));
  });
  after(async () => {
    rmSync(directory, { recursive: true });
    acme.close();
    await Promise.all([local.close(), remote.close()]);
  });

  /** A command of the README, its example addresses replaced by ones that exist here. */
  const perform = (command: string): Promise<Ended> => {
    const here = command
      .replace("https://other.example.com", remote.url)
      .replace("http://acme.example.com", `http://127.0.0.1:${(acme.address() as AddressInfo).port}`);
    const args = here
      .split(" ")
      .slice(2)
      .map((word) => word.replaceAll("'", ""));
    const env = { NAUTOBOT_URL: local.url, NAUTOBOT_TOKEN: local.token, REMOTE_TOKEN: remote.token };
    return startBridge(args, directory, env).ended;
  };

  it("names npm scripts that exist", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
      scripts: Record<string, string>;
    };
    const named = [...readme.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name]) => name ?? "");
    expect(named).to.include("demo");
    for (const name of [...named, "test"]) expect(scripts).to.have.property(name);
  });

  it("has commands that work, in their order", async () => {
    const commands = shell.filter((line) => line.startsWith("npx nautobot-bridge"));
    expect(commands).to.have.length.greaterThan(3);
    for (const command of commands) {
      const { code, out, err } = await perform(command);
      const dry = command.includes(" run ") && !command.includes("--no-dry-run");
      expect(code, `${command}\n${out}\n${err}`).to.equal(dry ? 2 : 0);
    }
    expect(local.rows("/tenancy/tenants/").map((row) => row["name"])).to.deep.equal(["Sales"]);
  });

  it("has a plugin that compiles", () => {
    const compilerOptions = { tsBuildInfoFile: join(directory, "types.tsbuildinfo") };
    const tsconfig = {
      extends: resolve("tsconfig.json"),
      compilerOptions,
      include: [join(directory, "my-plugins")],
    };
    writeFileSync(join(directory, "tsconfig.json"), JSON.stringify(tsconfig));
    const tsc = resolve("node_modules/typescript/bin/tsc");
    const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", directory], { encoding: "utf8" });
    expect(stdout).to.equal("");
    expect(status).to.equal(0);
  });

  it("has a plugin that brings its sites and rooms", async () => {
    const command = shell.find((line) => line.includes("acme-to-nautobot")) ?? "";
    const { code, out, err } = await perform(`${command} --no-dry-run`);
    expect(code, `${out}\n${err}`).to.equal(0);
    const rows = local.rows("/dcim/locations/");
    const site = rows.find((row) => row["name"] === "BER1");
    const rooms = rows.filter((row) => row["parent"] === site?.["id"]).map((row) => row["name"]);
    expect(rooms).to.have.members(["BER1-R1", "BER1-R2"]);
  });

  it("has a configuration that is accepted", () => {
    const file = join(directory, "nautobot-bridge.yaml");
    writeFileSync(file, configuration.replace("/run/secrets/bridge-token", join(directory, "token")));
    const env = { NAUTOBOT_TOKEN: "one", REMOTE_TOKEN: "two", WEBHOOK_SECRET: "three-and-more-characters" };
    expect(loadConfig({ file, env }).schedules[0]).to.include({ cron: "0 2 * * *", dryRun: false });
    rmSync(file);
  });
});
