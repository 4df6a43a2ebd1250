import { expect } from "chai";
import { startSandbox, type Sandbox } from "../../../../src/sandbox/index.js";
import { breakingProxy, type Proxy } from "../../../helpers/proxy.js";
import { Service } from "../../../helpers/service.js";
import { Steps, writeSteppingPlugin } from "../../../helpers/stepping.js";
import { until } from "../../../helpers/stores.js";

describe("a Nautobot that goes away while a run goes on, and is back after the service's restart", function () {
  this.timeout(120_000);
  let nautobot: Sandbox;
  let between: Proxy;
  let away = false;
  let steps: Steps;
  let service: Service;

  before(async () => {
    nautobot = await startSandbox();
    between = await breakingProxy(nautobot.url, () => away);
    steps = await new Steps().open();
    service = new Service({ url: between.url, token: nautobot.token });
    writeSteppingPlugin(service.plugins);
    await service.start();
    await service.install();
  });
  after(async () => {
    await service.close();
    steps.close();
    await Promise.all([between.close(), nautobot.close()]);
  });

  const resultsOf = (run: string) =>
    nautobot.rows("/extras/job-results/").filter((row) => JSON.stringify(row["result"] ?? "").includes(run));
  const readiness = async (): Promise<unknown> => (await fetch(`${service.url}/readyz`)).json();

  it("has the run's report then, once, however the service ended", async () => {
    steps.hold((step) => step === "1/load");
    const asked = { dryRun: false, variables: { at: steps.url, number: 1 } };
    const { id } = await service.call<{ id: string }>("/jobs/stepping.one/runs", asked);
    await steps.reached("1/load");
    away = true;
    between.cut();
    steps.release();
    await service.until(id, "succeeded");
    await service.says(/No job result in Nautobot yet\. NAUTOBOT_UNREACHABLE.*\n.*reachable from here/);

    for (const signal of ["SIGKILL", "SIGTERM"] as const) {
      await service.stop(signal);
      await service.start();
      expect(await readiness()).to.deep.include({ status: "not ready" });
    }
    expect(resultsOf(id)).to.deep.equal([]);
    away = false;
    await until(async () => {
      const { report } = await service.call<{ report?: { jobResult?: object } }>(`/runs/${id}`);
      return report?.jobResult !== undefined;
    });
    expect(resultsOf(id).map(({ status }) => status)).to.deep.equal(["SUCCESS"]);
  });
});
