import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { startSandbox, type Sandbox } from "../../../../src/sandbox/index.js";
import { Service } from "../../../helpers/service.js";
import { Steps, writeSteppingPlugin } from "../../../helpers/stepping.js";

const DISK_MB = 12;
/** Starts a command that has a small disk of its own at the place named behind it. */
const MOUNT = `mount -t tmpfs -o size=${DISK_MB}m none "$0" && exec "$@"`;
const THROUGH = ["unshare", "--map-root-user", "--mount", "sh", "-c", MOUNT];

describe("a disk that is full in the middle of a run", function () {
  this.timeout(120_000);
  let nautobot: Sandbox;
  let steps: Steps;
  let service: Service;
  /** The data directory, as the service sees it. */
  let disk = "";

  before(async function () {
    if (spawnSync("unshare", [...THROUGH.slice(1), tmpdir(), "true"]).status !== 0) this.skip();
    nautobot = await startSandbox();
    steps = await new Steps().open();
    service = new Service(nautobot, { dataDir: "data" }, (directory) => [
      ...THROUGH,
      join(directory, "data"),
    ]);
    mkdirSync(join(service.directory, "data"));
    writeSteppingPlugin(service.plugins);
    await service.start();
    disk = join("/proc", String(service.pid), "root", service.directory, "data");
  });
  after(async () => {
    if (disk === "") return;
    await service.close();
    steps.close();
    await nautobot.close();
  });

  const ask = (number: number, items: number, size: number) =>
    service.call<{ id: string; error?: { code: string; fix: string } }>("/jobs/stepping.one/runs", {
      dryRun: false,
      variables: { at: steps.url, number, items, size },
    });
  /** Leaves so much space. */
  const fill = (leaveKb: number): void => {
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(join(disk, "ballast"), Buffer.alloc(bavail * bsize - leaveKb * 1024));
  };

  it("loses nothing: earlier runs can be read, the run waits for space and ends as it would have", async () => {
    const earlier = await ask(1, 3, 10);
    await service.until(earlier.id, "succeeded");
    fill(256);
    const { id } = await ask(2, 500, 4000);
    await steps.reached("2/create 500");
    await service.says(/Run \S+: STORE_FAILED: .*full\n.*Free space.*It goes on/);
    expect((await service.ready(false))["store"]).to.deep.equal({ ready: false, code: "STORE_FAILED" });
    await service.says(/Not ready: store\. STORE_FAILED: .*no space[^]*Free space/);

    const { changes } = await service.call<{ changes: object[] }>(`/runs/${earlier.id}/changes`);
    expect(changes).to.have.length(3);
    expect((await ask(3, 1, 1)).error).to.include({ code: "STORE_FAILED" });
    rmSync(join(disk, "ballast"));
    await service.until(id, "succeeded");
    await service.ready(true);
    expect(await service.call(`/runs/${id}`)).to.deep.include({ outcomes: { success: 500 } });
    expect(steps.seen.filter((step) => step.startsWith("2/create"))).to.have.length(500);
    await service.until((await ask(4, 1, 1)).id, "succeeded");
  });
});
