import { expect } from "chai";
import { startSandbox, type Sandbox } from "../../../../src/sandbox/index.js";
import { ownRedis, type OwnServer } from "../../../helpers/servers.js";
import { Service } from "../../../helpers/service.js";
import { Steps, writeSteppingPlugin } from "../../../helpers/stepping.js";
import { until } from "../../../helpers/stores.js";
import type { BridgeProcess } from "../../../helpers/process.js";

const JOBS = ["one", "two"];

describe("a Redis that goes away while runs wait, and comes back empty", function () {
  this.timeout(120_000);
  let nautobot: Sandbox;
  let redis: OwnServer | undefined;
  let steps: Steps;
  let service: Service;
  let worker: BridgeProcess;

  before(async function () {
    redis = await ownRedis();
    if (!redis) this.skip();
    nautobot = await startSandbox();
    steps = await new Steps().open();
    service = new Service(nautobot, { queue: { url: redis.url }, runs: { concurrency: 2 } });
    writeSteppingPlugin(service.plugins);
    await service.start();
    worker = service.command("serve", "--role", "worker");
  });
  after(async () => {
    if (!redis) return;
    worker.child.kill("SIGTERM");
    await worker.ended;
    await service.close();
    steps.close();
    await Promise.all([nautobot.close(), redis.remove()]);
  });

  const ask = async (number: number): Promise<string> => {
    const variables = { at: steps.url, number };
    const job = `stepping.${JOBS[number % JOBS.length] ?? ""}`;
    return (await service.call<{ id: string }>(`/jobs/${job}/runs`, { dryRun: false, variables })).id;
  };
  const readiness = async (): Promise<unknown> => (await fetch(`${service.url}/readyz`)).json();

  it("loses none and doubles none; what runs goes on, what is asked for is kept", async () => {
    steps.hold((step) => step.endsWith("/load"));
    const runs = new Map<number, string>();
    for (let number = 1; number <= 4; number++) runs.set(number, await ask(number));
    await until(() => steps.seen.length === JOBS.length);

    await redis?.kill();
    for (let number = 5; number <= 6; number++) runs.set(number, await ask(number));
    await service.says(/QUEUE_FAILED: Redis does not work.*\n.*queue\.url/);
    expect(await readiness()).to.deep.include({ status: "not ready" });
    const going = steps.seen.map((step) => Number.parseInt(step));
    steps.release();
    for (const number of going) await service.until(runs.get(number) ?? "", "succeeded");

    await redis?.start();
    for (const run of runs.values()) await service.until(run, "succeeded");
    await service.says(/Redis is back/);
    const wanted = [...runs.keys()].flatMap((number) => [`${number}/load`, `${number}/create 1`]);
    expect([...steps.seen].sort()).to.deep.equal(wanted.sort());
  });
});
