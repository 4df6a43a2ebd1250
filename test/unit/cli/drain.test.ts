import { expect } from "chai";
import { startSandbox, type Sandbox } from "../../../src/sandbox/index.js";
import { Service } from "../../helpers/service.js";
import { Steps, writeSteppingPlugin } from "../../helpers/stepping.js";

describe("a service that is told to stop while runs go on", function () {
  this.timeout(120_000);
  let nautobot: Sandbox;
  let steps: Steps;
  let service: Service;

  before(async () => {
    nautobot = await startSandbox();
    steps = await new Steps().open();
    service = new Service(nautobot);
    writeSteppingPlugin(service.plugins);
    await service.start();
  });
  after(async () => {
    await service.close();
    steps.close();
    await nautobot.close();
  });

  const ask = async (number: number): Promise<string> => {
    const asked = { dryRun: false, variables: { at: steps.url, number, items: 3 } };
    return (await service.call<{ id: string }>("/jobs/stepping.one/runs", asked)).id;
  };

  it("lets what goes on end, and begins what waits when it is there again; nothing is done twice", async () => {
    steps.hold((step) => step === "1/create 2");
    const [going, waiting] = [await ask(1), await ask(2)];
    await steps.reached("1/create 2");
    const stopped = service.stop("SIGTERM");
    steps.release();
    await stopped;
    expect(steps.seen).to.include("1/create 3");

    await service.start();
    await service.until(waiting, "succeeded");
    expect(await service.call(`/runs/${going}`)).to.deep.include({
      status: "succeeded",
      outcomes: { success: 3 },
    });
    expect([...new Set(steps.seen)])
      .to.have.length(8)
      .and.to.have.length(steps.seen.length);
  });
});
