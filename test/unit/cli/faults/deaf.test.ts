import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { openHistory } from "../../../../src/cli/history.js";
import { loadConfig } from "../../../../src/config/index.js";
import type { RunRequest } from "../../../../src/jobs/request.js";
import { silentLogger } from "../../../../src/lib/logger.js";
import { forking } from "../../../../src/runs/child/fork.js";
import { scrubbed } from "../../../../src/runs/child/environment.js";
import { startSandbox, type Sandbox } from "../../../../src/sandbox/index.js";
import type { Store } from "../../../../src/store/index.js";
import { closeRunners, testRunner } from "../../../helpers/runners.js";
import { Steps, writeSteppingPlugin } from "../../../helpers/stepping.js";

const ENTRY = join(import.meta.dirname, "../../../../src/cli/child.ts");

describe("a run whose process no longer hears anything", () => {
  let directory: string;
  let nautobot: Sandbox;
  let steps: Steps;
  let store: Store;

  before(async () => {
    directory = mkdtempSync(join(tmpdir(), "bridge-deaf-"));
    nautobot = await startSandbox();
    steps = await new Steps().open();
    writeSteppingPlugin(directory);
  });
  after(async () => {
    await store.close();
    steps.close();
    await nautobot.close();
    rmSync(directory, { recursive: true });
  });

  const request = (job: string, number: number): RunRequest => ({
    job: `stepping.${job}`,
    variables: { at: steps.url, number },
    dryRun: true,
    memory: false,
    trigger: "api",
  });
  /** One lane for all, whose runs may take half a second to stop. */
  const openRunner = async () => {
    const env = { NAUTOBOT_URL: nautobot.url, NAUTOBOT_TOKEN: nautobot.token };
    const config = loadConfig({ cwd: directory, env });
    const history = await openHistory(config);
    store = history.store;
    const perform = forking({
      store,
      entry: ENTRY,
      env: scrubbed(process.env),
      memoryMb: 256,
      logger: silentLogger,
      graceMs: 500,
      setupOf: () => ({ config, plugins: [join(directory, "stepping.ts")] }),
    });
    const unused = (): Promise<never> => Promise.reject(new Error("runs have a process"));
    return testRunner(store, unused, { perform, seal: history.seal, laneOf: () => Promise.resolve("all") });
  };

  it("is killed when it was cancelled, and its lane is free; stopped with the service, it begins again", async () => {
    const runner = await openRunner();
    const cancelled = await runner.request(request("deaf", 1));
    await steps.reached("1/load");
    expect(await runner.cancel(cancelled.id)).to.equal(true);
    const ended = await runner.finished(cancelled.id);
    expect(ended).to.include({ state: "cancelled" });
    expect(ended?.error?.message).to.match(/did not stop in time, so its process was killed/);

    const next = await runner.request(request("one", 2));
    expect(await runner.finished(next.id)).to.include({ state: "succeeded" });

    const stopped = await runner.request(request("deaf", 3));
    await steps.reached("3/load");
    await closeRunners(store);
    expect(await store.run(stopped.id)).to.include({ state: "queued" });
  });
});
