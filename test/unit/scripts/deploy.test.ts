import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { parse } from "yaml";

const analyze = "/usr/bin/systemd-analyze";

describe("deploy", () => {
  it("has a unit that systemd accepts without a warning", function () {
    if (!existsSync(analyze)) this.skip();
    const directory = mkdtempSync(join(tmpdir(), "bridge-unit-"));
    const unit = join(directory, "nautobot-bridge.service");
    writeFileSync(unit, readFileSync("deploy/nautobot-bridge.service"));
    const { stderr } = spawnSync(analyze, ["verify", "--man=no", "--recursive-errors=no", unit], {
      encoding: "utf8",
    });
    rmSync(directory, { recursive: true });
    expect(stderr.split("\n").filter((line) => line.includes("nautobot-bridge"))).to.deep.equal([]);
  });

  it("has a compose file that builds with the Dockerfile and publishes to this machine only", () => {
    const { services } = parse(readFileSync("deploy/compose.yaml", "utf8")) as {
      services: { bridge: { build: { context: string; dockerfile: string }; ports: string[] } };
    };
    const { build, ports } = services.bridge;
    expect(existsSync(join("deploy", build.context, build.dockerfile))).to.equal(true);
    expect(ports.every((port) => port.startsWith("127.0.0.1:"))).to.equal(true);
  });

  it("has a Dockerfile that copies what the package ships, and names commands that exist", () => {
    const dockerfile = readFileSync("deploy/Dockerfile", "utf8");
    const { files, scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
      files: string[];
      scripts: Record<string, string>;
    };
    const copied = [...dockerfile.matchAll(/^COPY --from=build \/app\/(\S+)/gm)].map(([, name]) => name);
    expect(copied).to.include.members(files.filter((name) => !name.startsWith("!")));
    for (const [, script = ""] of dockerfile.matchAll(/npm run (\w+)/g))
      expect(scripts).to.have.property(script);
  });
});
