import { expect } from "chai";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunReport } from "../../../src/jobs/report.js";
import { createClient } from "../../../src/nautobot/index.js";
import { startSandbox, type Sandbox, type Seed } from "../../../src/sandbox/index.js";
import { startBridge, type Ended } from "../../helpers/process.js";

const JOB = "example-data-source";
const tenants = (...names: string[]) => ({ "/tenancy/tenants/": names.map((name) => ({ name })) });
const UUID = /[0-9a-f]{8}-[0-9a-f-]{27}/;

describe("plans on the command line", () => {
  let cwd: string;
  let local: Sandbox;
  let remote: Sandbox;

  const bridge = (...args: string[]): Promise<Ended> =>
    startBridge(args, cwd, { NAUTOBOT_URL: local.url, NAUTOBOT_TOKEN: local.token }).ended;
  const variables = () => ["--var", `url=${remote.url}`, "--var", `token=${remote.token}`, "--no-report"];
  const names = () =>
    local
      .rows("/tenancy/tenants/")
      .map(({ name }) => name)
      .sort();
  const edit = async (sandbox: Sandbox, name: string, description: string) => {
    const client = createClient({ url: sandbox.url, token: sandbox.token });
    const row = sandbox.rows("/tenancy/tenants/").find((each) => each["name"] === name);
    await client.update("/tenancy/tenants/", String(row?.id), { description });
  };
  const planned = async (): Promise<string> => {
    const { code, out, err } = await bridge("plan", JOB, ...variables());
    expect(code, err).to.equal(2);
    expect(out).to.match(/^ {2}checksum [0-9a-f]{64}$/m);
    return new RegExp(`^Plan: (${UUID.source}), \\d+ changes?$`, "m").exec(out)?.[1] ?? "";
  };
  const open = async (there: Seed, here: Seed) => {
    remote = await startSandbox({ data: there });
    local = await startSandbox({ data: here });
  };

  beforeEach(() => (cwd = mkdtempSync(join(tmpdir(), "bridge-plans-"))));
  afterEach(async () => {
    await Promise.all([local.close(), remote.close()]);
    rmSync(cwd, { recursive: true });
  });

  it("are made, looked at and applied, with the variables that the plan was made with", async () => {
    await open(tenants("A", "B"), tenants("B", "C"));
    await edit(remote, "B", "new");
    const id = await planned();
    expect(names()).to.deep.equal(["B", "C"]);
    const text = await bridge("diff", id);
    expect(text.code, text.err).to.equal(0);
    expect(text.out).to.contain("to create: 1, to update: 1, to delete: 1");
    expect(text.out).to.match(/^~ tenant B: description "" → "new"$/m);
    expect((await bridge("diff", id, "--format", "markdown")).out).to.match(/^\| delete \| tenant \| C \|/m);
    const json = JSON.parse((await bridge("diff", id, "--format", "json")).out) as {
      changes: { uid: string }[];
    };
    expect(json.changes.map(({ uid }) => uid)).to.have.members(["A", "B", "C"]);
    const applied = await bridge("apply", id, "--no-report");
    expect(applied.code, applied.err + applied.out).to.equal(0);
    expect(names()).to.deep.equal(["A", "B"]);
    const again = await bridge("apply", id, "--no-report");
    expect(again.code).to.equal(0);
    expect(again.out).to.match(/Nothing to do/);
  });

  it("are refused when Nautobot moved on, naming the object, and applied as far as they hold on request", async () => {
    await open(tenants("A", "B"), tenants("B"));
    await edit(remote, "B", "new");
    const id = await planned();
    await edit(local, "B", "by hand");
    const refused = await bridge("apply", id, "--no-report");
    expect(refused.code).to.equal(1);
    expect(refused.out).to.match(/PLAN_STALE/);
    expect(refused.out).to.contain('update of tenant "B": description of the target was "" and is "by hand"');
    expect(names()).to.deep.equal(["B"]);
    expect((await bridge("apply", id, "--no-report", "--checksum", "abc")).err).to.match(/PLAN_STALE/);
    const partial = await bridge("apply", id, "--no-report", "--partial");
    expect(partial.code, partial.err).to.equal(0);
    expect(names()).to.deep.equal(["A", "B"]);
    expect(local.rows("/tenancy/tenants/").find(({ name }) => name === "B")).to.include({
      description: "by hand",
    });
  });

  it("are applied in selected parts", async () => {
    await open(tenants("A", "A,2", "B"), tenants("C", "D"));
    const id = await planned();
    const select = (...what: string[]) =>
      bridge("apply", id, "--no-report", ...what.flatMap((each) => ["--select", each]));
    expect((await select("type=tenant,action=create,object=tenant:A,2")).code).to.equal(0);
    expect(names()).to.deep.equal(["A,2", "C", "D"]);
    expect((await select("object=tenant:C", "object=tenant:B")).code).to.equal(0);
    expect(names()).to.deep.equal(["A,2", "B", "D"]);
    expect((await select("type=no such")).out).to.match(/PLAN_INCOMPLETE: The selection fits no change/);
    expect((await select("kind=tenant")).err).to.match(
      /type=NAME, action=create\|update\|delete or object=TYPE:ID/,
    );
    expect((await bridge("apply", id, "--no-report")).code).to.equal(0);
    expect(names()).to.deep.equal(["A", "A,2", "B"]);
  });

  it("wait for a person where the configuration says so", async () => {
    await open(tenants("A"), tenants("B", "C"));
    const approval = "approval: { delete: person }";
    writeFileSync(join(cwd, "nautobot-bridge.yaml"), `jobs:\n  nautobot-remote.${JOB}: { ${approval} }\n`);
    const wait = async (): Promise<string> => {
      const { code, out, err } = await bridge("run", JOB, "--no-dry-run", ...variables());
      expect(code, err).to.equal(2);
      return /^Waiting for approval: (\S+), /m.exec(out)?.[1] ?? "";
    };
    const id = await wait();
    expect(names()).to.deep.equal(["A", "B", "C"]);
    expect((await bridge("apply", id)).err).to.match(/PLAN_WAITING[^]*approve RUN --reason WHY/);
    expect((await bridge("approve", id)).err).to.match(/required option '--reason <text>'/);
    const approved = await bridge(
      "approve",
      id,
      "--no-report",
      "--reason",
      "closed",
      "--select",
      "object=tenant:B",
    );
    expect(approved.code, approved.err).to.equal(0);
    expect(names()).to.deep.equal(["A", "C"]);
    const rejected = await bridge("reject", await wait(), "--reason", "still needed");
    expect(rejected.code, rejected.err).to.equal(0);
    const late = await bridge("approve", id, "--reason", "again");
    expect(late.code).to.equal(1);
    expect(late.err).to.match(/PLAN_MISSING: What run .* was approved at .*: closed/);
    expect(names()).to.deep.equal(["A", "C"]);
  });

  it("are what a guard stopped, and are let through once", async () => {
    const many = Array.from({ length: 20 }, (_, i) => `T${i}`);
    await open(tenants("T0"), tenants(...many));
    const stopped = await bridge("run", JOB, "--no-dry-run", "--json", ...variables());
    expect(stopped.code).to.equal(1);
    const { id, error, guards } = JSON.parse(stopped.out) as RunReport;
    expect(error?.code).to.equal("GUARD_STOPPED");
    expect(error?.message).to.match(/19 of 20 tenant \(95 %\) to be deleted/);
    expect(guards?.find(({ rule }) => rule === "target")?.figures["found"]).to.match(
      new RegExp(`^${local.url}#`),
    );
    expect(local.rows("/tenancy/tenants/")).to.have.length(20);
    const through = await bridge("apply", id, "--no-report", "--allow", "deletes");
    expect(through.code, through.out).to.equal(0);
    expect(names()).to.deep.equal(["T0"]);
  });

  it("stop at another Nautobot than last time", async () => {
    await open(tenants("A"), {});
    expect((await bridge("run", JOB, "--no-dry-run", ...variables())).code).to.equal(0);
    await local.close();
    local = await startSandbox();
    const other = await bridge("run", JOB, "--no-dry-run", ...variables());
    expect(other.code).to.equal(1);
    expect(other.out).to.match(/GUARD_STOPPED.*target: The target is http.*; expected is http/);
    expect(local.rows("/tenancy/tenants/")).to.have.length(0);
    const allowed = await bridge("run", JOB, "--no-dry-run", "--allow", "target", ...variables());
    expect(allowed.code, allowed.out).to.equal(0);
    expect((await bridge("run", JOB, "--no-dry-run", ...variables())).code).to.equal(0);
  });
});
