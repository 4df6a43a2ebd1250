import { expect } from "chai";
import { readBack } from "../../src/reporting/index.js";
import { everyVariable } from "../helpers/every-variable.js";
import { jobs } from "../helpers/jobs.js";
import { jobId } from "../helpers/nautobot-jobs.js";
import { ScriptedCompanion } from "../helpers/scripted-companion.js";

describe("a bridge job in a real Nautobot, asked back by the bridge", () => {
  const { client, bridge, companion, start, final } = new ScriptedCompanion();
  const asked = { url: "https://acme.example", dryrun: true };
  const [registered] = jobs().values();
  const read = (jobResult: string, of = registered) => {
    if (!of) throw new Error("no job");
    return readBack(client, companion.slug, of, { jobResult, secrets: {} });
  };
  const end = async (id: string) => {
    bridge.tell({ type: "state", state: "succeeded" });
    await final(id);
  };
  /** The job result that a Job brings along when it asks for its run. */
  const claimed = async (): Promise<string> => {
    await bridge.asked("POST");
    return (bridge.requests.find(({ line }) => line.startsWith("POST"))?.body as { jobResult: string })
      .jobResult;
  };

  it("says what it was started with, by whom", async () => {
    const id = await start({ ...asked, limit: 7, memory_profiling: true });
    await bridge.asked("POST");
    const request = await read(id);
    expect(request).to.deep.include({
      variables: { url: asked.url, limit: 7 },
      dryRun: true,
      memory: true,
    });
    expect(request).to.include({ requestedBy: "admin", trigger: "nautobot", jobResult: id });
    await end(id);
  });

  it("is not believed as another job, nor when it has ended", async () => {
    const id = await start(asked);
    await bridge.asked("POST");
    const other = everyVariable().get("import.2-nothing");
    expect(String(await read(id, other).catch((error: unknown) => error))).to.include("not of");
    await end(id);
    expect(String(await read(id).catch((error: unknown) => error))).to.include("not running");
  });

  for (const [way, name] of [
    ["job hook", "SitesOnChange"],
    ["job button", "SitesButton"],
  ] as const)
    it(`runs for the object of a ${way}`, async () => {
      const job = await jobId(client, name);
      const tenant = await client.create("/tenancy/tenants/", { name: `Tenant of the ${way}` });
      let hook: { id: string } | undefined;
      try {
        if (way === "job hook")
          hook = await client.create("/extras/job-hooks/", {
            ...{ name: "bridge test", content_types: ["tenancy.tenant"], job, enabled: true },
            type_update: true,
          });
        if (hook) await client.update("/tenancy/tenants/", tenant.id, { description: "changed" });
        else await client.runJob(job, { object_pk: tenant.id, object_model_name: "tenancy.Tenant" });
        const id = await claimed();
        expect(await read(id)).to.include({ requestedBy: "admin", dryRun: true, trigger: "nautobot" });
        expect((await read(id)).reason).to.include(`tenancy.tenant ${tenant.name}`);
        await end(id);
      } finally {
        if (hook) await client.remove("/extras/job-hooks/", hook.id);
        await client.remove("/tenancy/tenants/", tenant.id);
      }
    });
});
