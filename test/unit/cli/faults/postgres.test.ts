import { expect } from "chai";
import { startSandbox, type Sandbox } from "../../../../src/sandbox/index.js";
import { ownPostgres, type OwnServer } from "../../../helpers/servers.js";
import { Service } from "../../../helpers/service.js";
import { Steps, writeSteppingPlugin } from "../../../helpers/stepping.js";

describe("a PostgreSQL that goes away in the middle of runs, and comes back", function () {
  this.timeout(120_000);
  let nautobot: Sandbox;
  let postgres: OwnServer | undefined;
  let steps: Steps;
  let service: Service;

  before(async function () {
    postgres = await ownPostgres();
    if (!postgres) this.skip();
    nautobot = await startSandbox();
    steps = await new Steps().open();
    service = new Service(nautobot, { store: { url: postgres.url } });
    writeSteppingPlugin(service.plugins);
    await service.start();
  });
  after(async () => {
    if (!postgres) return;
    await service.close();
    steps.close();
    await Promise.all([nautobot.close(), postgres.remove()]);
  });

  const ask = (job: string, number: number) =>
    service.call<{ id: string; error?: { code: string; fix: string } }>(`/jobs/stepping.${job}/runs`, {
      dryRun: false,
      variables: { at: steps.url, number, items: 3 },
    });

  it("loses nothing of them: they go on, write down what waited, and end as they would have", async () => {
    steps.hold((step) => step === "1/create 2" || step === "2/load");
    const earlier = await ask("three", 0);
    await service.until(earlier.id, "succeeded");
    const applying = await ask("one", 1);
    const loading = await ask("two", 2);
    const waiting = await ask("two", 3);
    await Promise.all([steps.reached("1/create 2"), steps.reached("2/load")]);

    await postgres?.kill();
    const refused = await ask("three", 4);
    expect(refused.error).to.include({ code: "STORE_FAILED" });
    expect(refused.error?.fix).to.match(/PostgreSQL is running/);
    steps.release();
    await steps.reached("1/create 3"); // the other one waits with its first write until it can be judged
    await postgres?.start();

    for (const { id } of [applying, loading, waiting]) {
      await service.until(id, "succeeded");
      const run = await service.call<{ outcomes: object }>(`/runs/${id}`);
      expect(run.outcomes).to.deep.equal({ success: 3 });
    }
    const { changes } = await service.call<{ changes: object[] }>(`/runs/${earlier.id}/changes`);
    expect(changes).to.have.length(3);
    expect([...new Set(steps.seen)], "nothing twice").to.have.length(steps.seen.length);
  });
});
