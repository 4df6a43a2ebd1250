import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { jobId, logOf } from "../helpers/nautobot-jobs.js";
import { connect, nautobotFromEnvironment } from "../helpers/nautobots.js";
import { beat, resultOf, schedule } from "../helpers/schedules.js";
import { Service } from "../helpers/service.js";

/** Jobs by name, each with the schema of its one variable, as TypeScript. */
type Jobs = Record<string, string>;

function writePlugin(directory: string, jobs: Jobs): void {
  const classes = Object.entries(jobs).map(
    ([name, schema], index) => `
class Job${index} extends DataSource<{ what: any }> {
  static override readonly meta = { name: "${name}", dataSource: "Nothing", variables: { what: ${schema} } };
  override loadSourceAdapter() { return new Empty(); }
  override loadTargetAdapter() { return new Empty(); }
}`,
  );
  mkdirSync(join(directory, "changing"), { recursive: true });
  writeFileSync(
    join(directory, "changing", "index.ts"),
    `import { Adapter, DataSource, definePlugin, object, z } from "nautobot-bridge";
class Empty extends Adapter { override readonly topLevel = []; override load() {} }
${classes.join("\n")}
export default definePlugin({ name: "changing", apiVersion: 1, jobs: [${classes.map((_, i) => `Job${i}`).join(", ")}] });
`,
  );
}

/** Schedules in Nautobot keep what they were made with; plugins go on. */
describe("schedules in Nautobot of jobs that have changed since", () => {
  const place = nautobotFromEnvironment();
  const client = connect(place);
  const service = new Service(place);
  const schedules = new Map<string, string>();
  let scheduler: ReturnType<typeof beat>;

  before(async function () {
    writePlugin(service.plugins, {
      ...{ counted: "z.string()", placed: "z.string()", renamed: "z.string()", kept: "z.string()" },
    });
    await service.start();
    await service.install();
    for (const name of ["counted", "placed", "renamed", "kept"]) {
      const job = await jobId(client, name.charAt(0).toUpperCase() + name.slice(1));
      schedules.set(name, await schedule(client, job, `schedule of ${name}`, { what: "many", dryrun: true }));
    }
    writePlugin(service.plugins, {
      counted: "z.int()",
      placed: 'object("/dcim/locations/")',
      other: "z.string()",
      kept: "z.string()",
    });
    await service.stop();
    await service.start();
    await service.says(/Installed, version/);
    scheduler = beat();
    if (!scheduler) this.skip();
  });
  after(async () => {
    await scheduler?.stop();
    for (const id of schedules.values()) await client.remove("/extras/scheduled-jobs/", id);
    await service.close();
  });

  const said = async (name: string): Promise<string> => {
    const result = await resultOf(client, schedules.get(name) ?? "");
    expect(result.status.value).to.equal("FAILURE");
    return (await logOf(client, result.id)).map(({ message }) => message).join("\n");
  };

  it("a job that stayed as it was is run, as the schedule's user and dry as that says", async () => {
    const result = await resultOf(client, schedules.get("kept") ?? "");
    expect(result.status.value).to.equal("SUCCESS");
    const { run } = result.result as { run: string };
    expect(await service.call(`/runs/${run}`)).to.include({
      ...{ trigger: "nautobot", requestedBy: "admin", dryRun: true, status: "succeeded" },
    });
  });

  it("a value that is not of the variable's new type: the job log names it and says what to do", async () => {
    expect(await said("counted"))
      .to.match(/what: .*expected (int|number)/)
      .and.include("A schedule keeps the values that it was made with: make it anew.");
  });

  it("a value that became an object of Nautobot's: the job log says what to do", async () => {
    expect(await said("placed"))
      .to.include("cannot be started with these values")
      .and.include("make the schedule anew");
  });

  it("a job that was renamed: Nautobot starts it no more, and the service says which schedule that is", async () => {
    await service.says(
      /The schedule "schedule of renamed" starts nothing any more: its Job "renamed" is gone/,
    );
    const [id = ""] = [schedules.get("renamed")];
    expect(await client.retrieve("/extras/scheduled-jobs/", id)).to.include({ enabled: false });
  });

  it("a companion that is removed: it is said which schedules start nothing any more, and no Job is ticked", async () => {
    const job = await jobId(client, "Kept");
    schedules.set(
      "late",
      await schedule(client, job, "schedule of later", { what: "many", dryrun: true }, 3600),
    );
    const removed = await service.command("companion", "remove").ended;
    expect(removed.code, removed.err).to.equal(0);
    expect(removed.err).to.match(/The schedule "schedule of later" starts nothing any more: its Job "kept/);
    const status = await service.command("companion", "status").ended;
    expect(status.code).to.equal(1);
    expect(status.out).to.include("✖ kept").and.not.match(/✔/);
  });
});
