import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { RunReport } from "../../src/jobs/report.js";
import { reportOf } from "../helpers/job-results.js";
import { clear, connect, nautobotFromEnvironment, type Place, seed } from "../helpers/nautobots.js";
import { type Ended, startBridge } from "../helpers/process.js";
import { mortalProxy, type Proxy } from "../helpers/proxy.js";

const NOBODY = "http://127.0.0.1:9";
const SIZES = { locations: 10, tenants: 60, prefixes: 5 };

describe("what goes wrong between two real Nautobots", () => {
  // its own history: guards compare with what earlier runs found
  const directory = mkdtempSync(join(tmpdir(), "bridge-"));
  const localPlace = nautobotFromEnvironment();
  const remotePlace = nautobotFromEnvironment("REMOTE_");
  const local = connect(localPlace);
  let proxy: Proxy | undefined;

  const run = ({ url, token }: Place, remote: Place, ...options: string[]): Promise<Ended> => {
    const env = { NAUTOBOT_URL: url, NAUTOBOT_TOKEN: token };
    const variables = ["--var", `url=${remote.url}`, "--var", `token=${remote.token}`];
    const args = ["run", "example-data-source", "--no-dry-run", "--no-report", ...variables, ...options];
    return startBridge(args, directory, env).ended;
  };
  const kept = async () => [await local.count("/tenancy/tenants/"), await local.count("/dcim/locations/")];
  const expectOneParagraph = ({ code, out, err }: Ended, wanted: RegExp): void => {
    expect(code).to.equal(1);
    expect(`${out}${err}`).to.match(wanted);
    expect(`${out}${err}`).to.match(/^ {2}fix: \S/m);
    expect(`${out}${err}`).not.to.match(/^\s+at /m);
  };
  const failedLoad = async (remote: Place, code: RegExp): Promise<void> => {
    const before = await kept();
    const ended = await run(localPlace, remote);
    expectOneParagraph(ended, code);
    expect(await kept()).to.deep.equal(before);
  };

  before(async () => {
    const remote = connect(remotePlace);
    await Promise.all([clear(local), clear(remote)]);
    await seed(remote, SIZES);
  });
  beforeEach(async () => {
    expect((await run(localPlace, remotePlace)).code).to.equal(0);
  });
  afterEach(async () => {
    await proxy?.close();
    proxy = undefined;
  });

  it("a wrong token", async () => {
    expectOneParagraph(
      await run({ ...localPlace, token: "wrong" }, remotePlace),
      /NAUTOBOT_UNAUTHORIZED.*127\.0\.0\.1/,
    );
  });

  it("a Nautobot that is not there", async () => {
    expectOneParagraph(
      await run({ ...localPlace, url: NOBODY }, remotePlace),
      /NAUTOBOT_UNREACHABLE.*127\.0\.0\.1:9/,
    );
  });

  it("a wrong token of the remote: nothing is deleted", () =>
    failedLoad({ ...remotePlace, token: "wrong" }, /NAUTOBOT_UNAUTHORIZED/));

  it("a remote that is not there: nothing is deleted", () =>
    failedLoad({ ...remotePlace, url: NOBODY }, /NAUTOBOT_UNREACHABLE/));

  it("a remote that goes away while it is read: nothing is deleted", async () => {
    let pages = 0;
    proxy = await mortalProxy(remotePlace.url, ({ url }) => url === "/api/graphql/" && ++pages > 2);
    await failedLoad({ ...remotePlace, url: proxy.url }, /NAUTOBOT_UNREACHABLE/);
  });

  it("a Nautobot that goes away in the middle of the sync: what was written is told and kept, the rest comes next time", async () => {
    await clear(local);
    let writes = 0;
    proxy = await mortalProxy(
      localPlace.url,
      ({ method, url = "" }) => method === "POST" && url.startsWith("/api/tenancy/tenants/") && ++writes > 1,
    );
    const ended = await run({ ...localPlace, url: proxy.url }, remotePlace, "--json", "--allow", "target");
    expect(ended.code).to.equal(1);
    const report: RunReport = reportOf(ended);
    expect(report.status).to.equal("failed");
    expect(report.error?.code).to.equal("NAUTOBOT_UNREACHABLE");
    const applied = report.changes.filter(({ status }) => status === "success").map(({ type }) => type);
    expect(applied.filter((type) => type === "location_type")).to.have.length(3);
    expect(await local.count("/dcim/location-types/")).to.equal(3);
    expect((await run(localPlace, remotePlace, "--allow", "target")).code).to.equal(0);
    expect(await local.count("/tenancy/tenants/")).to.equal(SIZES.tenants);
  });
});
