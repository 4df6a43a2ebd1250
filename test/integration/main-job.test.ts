import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { RunReport } from "../../src/jobs/report.js";
import { type Ended, startBridge } from "../helpers/process.js";
import { jobResultOf, reportOf } from "../helpers/job-results.js";
import { clear, connect, nautobotFromEnvironment, seed } from "../helpers/nautobots.js";

const SIZES = { locations: 50, tenants: 20, prefixes: 500 };
/** The seeded objects, the three location types and the namespace "Lab"; "Global" is on both sides already. */
const SEEDED = SIZES.locations + SIZES.tenants + SIZES.prefixes + 3 + 1;

describe("the example jobs between two real Nautobots", () => {
  // its own history: guards compare with what earlier runs found
  const directory = mkdtempSync(join(tmpdir(), "bridge-"));
  const localPlace = nautobotFromEnvironment();
  const remotePlace = nautobotFromEnvironment("REMOTE_");
  const [local, remote] = [connect(localPlace), connect(remotePlace)];
  const env = {
    NAUTOBOT_URL: localPlace.url,
    NAUTOBOT_TOKEN: localPlace.token,
    REMOTE_TOKEN: remotePlace.token,
  };

  const bridge = (...args: string[]): Promise<Ended> => startBridge(args, directory, env).ended;
  const run = (job: string, ...options: string[]): Promise<Ended> => {
    const variables = ["--var", `url=${remotePlace.url}`, "--var", "token=${env:REMOTE_TOKEN}"];
    return bridge("run", job, ...variables, "--json", ...options);
  };
  const sync = async (
    job: string,
    ...options: string[]
  ): Promise<{ code: number | null; report: RunReport }> => {
    const finished = await run(job, "--no-dry-run", ...options);
    return { code: finished.code, report: reportOf(finished) };
  };
  const inStep = async (): Promise<void> => {
    expect((await sync("example-data-source", "--no-report")).code).to.equal(0);
  };
  const tenant = async (nautobot: typeof local, name: string) => {
    for await (const row of nautobot.list("/tenancy/tenants/", { query: { name } })) return row;
    return undefined;
  };

  before(async () => {
    await Promise.all([clear(local), clear(remote)]);
    await seed(remote, SIZES);
    const installed = await bridge("companion", "install");
    expect(installed.code, installed.err).to.equal(0);
    const { code, report } = await sync("example-data-source");
    expect(report.error).to.equal(undefined);
    expect(code).to.equal(0);
    expect(report.summary).to.include({ create: SEEDED, update: 0, delete: 0 });
  });

  beforeEach(inStep);

  it("copy everything, trees and references included", async () => {
    expect(await local.count("/ipam/prefixes/", { namespace: "Lab" })).to.equal(SIZES.prefixes);
    expect(await local.count("/dcim/locations/")).to.equal(SIZES.locations);
    const floors = [];
    for await (const row of local.list("/dcim/locations/", { query: { name: "Floor 0" } })) floors.push(row);
    expect(floors.length).to.be.greaterThan(1);
    expect(new Set(floors.map(({ parent }) => parent?.id)).size).to.equal(floors.length);
  });

  it("change nothing the second time, and say so in a job result", async () => {
    const { code, report } = await sync("example-data-source", "--memory");
    expect(code).to.equal(0);
    expect(report.summary).to.include({ create: 0, update: 0, delete: 0, "no-change": SEEDED + 1 });
    expect(report.requests.count).to.be.within(10, 100);
    expect(report.requests.bytes).to.be.greaterThan(100 * SEEDED);
    const result = await jobResultOf(local, report);
    expect(result.status).to.equal("SUCCESS");
    expect(result.value).to.deep.include({ summary: report.summary, status: "succeeded" });
    expect(result.value.steps.map(({ name }) => name)).to.deep.equal(report.steps.map(({ name }) => name));
    for (const step of result.value.steps.slice(0, 3)) {
      expect(step.durationMs).to.be.greaterThan(0);
      expect(step.memory?.peak).to.be.at.least(step.memory?.final ?? Infinity);
    }
    expect(result.groupings).to.include.members(["load_source_adapter", "load_target_adapter"]);
    expect(result.files).to.include("diff.json");
  });

  it("find changes on a dry run, exit with 2, and write nothing", async () => {
    const row = await tenant(remote, "Tenant 3");
    await remote.update("/tenancy/tenants/", row?.id ?? "", { comments: "dry" });
    const finished = await run("example-data-source");
    const report = reportOf(finished);
    expect(finished.code).to.equal(2);
    expect(report.summary).to.include({ create: 0, update: 1, delete: 0 });
    expect((await tenant(local, "Tenant 3"))?.comments).to.equal("");
    expect((await jobResultOf(local, report)).status).to.equal("SUCCESS");
    await remote.update("/tenancy/tenants/", row?.id ?? "", { comments: "" });
  });

  for (const [job, from, to] of [
    ["example-data-source", remote, local],
    ["example-data-target", local, remote],
  ] as const) {
    it(`${job}: sync a changed, an added and a removed object`, async () => {
      const added = `Added by ${job}`;
      const doomed = await from.create("/tenancy/tenants/", { name: `Doomed by ${job}` });
      expect((await sync(job, "--no-report")).report.summary).to.include({ create: 1, update: 0, delete: 0 });
      const changed = await tenant(from, "Tenant 1");
      await from.update("/tenancy/tenants/", changed?.id ?? "", { description: job });
      await from.create("/tenancy/tenants/", { name: added });
      await from.remove("/tenancy/tenants/", doomed.id);

      const { code, report } = await sync(job);
      expect(code).to.equal(0);
      expect(report.summary).to.include({ create: 1, update: 1, delete: 1 });
      expect((await tenant(to, "Tenant 1"))?.description).to.equal(job);
      expect(await tenant(to, added)).not.to.equal(undefined);
      expect(await tenant(to, `Doomed by ${job}`)).to.equal(undefined);
      const result = await jobResultOf(local, report);
      expect(result.status).to.equal("SUCCESS");
      expect(result.value.summary).to.deep.equal(report.summary);
      expect(await result.file("diff.json")).to.have.nested.property(`tenant.${added}`);
    });
  }

  it("write the rest when one object is invalid, and the job result is a FAILURE with the server's words", async () => {
    const status = await remote.create("/extras/statuses/", {
      name: "Odd",
      content_types: ["dcim.location"],
    });
    const odd = { name: "Odd place", location_type: { name: "Region" }, status: "Odd" };
    const places = await remote.createMany("/dcim/locations/", [
      odd,
      { ...odd, name: "Fine place", status: "Active" },
    ]);
    try {
      const { code, report } = await sync("example-data-source");
      expect(code).to.equal(1);
      expect(report.status).to.equal("partial");
      const failed = report.changes.filter(({ status: outcome }) => outcome !== "success");
      expect(failed.map(({ uid }) => uid)).to.deep.equal(["Odd place"]);
      expect(failed[0]?.message).to.match(/status.*Odd/);
      expect(await local.count("/dcim/locations/", { name: "Fine place" })).to.equal(1);
      const result = await jobResultOf(local, report);
      expect(result.status).to.equal("FAILURE");
      expect(result.messages.join("\n")).to.contain(failed[0]?.message);
    } finally {
      await remote.removeMany(
        "/dcim/locations/",
        places.map(({ id }) => id),
      );
      await remote.remove("/extras/statuses/", status.id);
    }
  });
});
