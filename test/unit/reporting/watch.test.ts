import { expect } from "chai";
import nock from "nock";
import type { Logger } from "../../../src/lib/logger.js";
import { JobResultWatch } from "../../../src/reporting/index.js";
import { URL, client } from "./nautobot.js";

describe("watching the job results of runs", () => {
  let said: string[];
  const say = (message: string) => void said.push(message);
  const logger: Logger = { debug() {}, info: say, warning: say, error: say };
  let cancelled: string[];
  let told: (run: string) => void;
  let watch: JobResultWatch;

  beforeEach(() => {
    nock.disableNetConnect();
    said = [];
    cancelled = [];
    told = () => undefined;
    watch = new JobResultWatch({
      client,
      logger,
      everyMs: 1,
      cancel: async (run) => {
        cancelled.push(run);
        told(run);
        return Promise.resolve();
      },
    });
  });
  afterEach(async () => {
    await watch.close();
    nock.cleanAll();
    nock.enableNetConnect();
  });

  const results = (...rows: [id: string, status: string][]) =>
    nock(`${URL}/api`)
      .get("/extras/job-results/")
      .query(true)
      .reply(200, { results: rows.map(([id, value]) => ({ id, status: { value } })) });
  const next = () => new Promise<string>((resolve) => (told = resolve));

  it("cancels the run whose Job was cancelled in Nautobot, and no other", async () => {
    results(["j1", "STARTED"], ["j2", "STARTED"]);
    results(["j1", "REVOKED"], ["j2", "SUCCESS"]);
    watch.add("r1", "j1");
    watch.add("r2", "j2");
    await next();
    expect(cancelled).to.deep.equal(["r1"]);
    expect(nock.pendingMocks()).to.deep.equal([]);
  });

  it("leaves a run going whose Job ended otherwise: by its time limit, or deleted", async () => {
    results(["j1", "FAILURE"], ["j3", "STARTED"]);
    results(["j3", "REVOKED"]);
    for (const n of [1, 2, 3]) watch.add(`r${n}`, `j${n}`);
    await next();
    expect(cancelled).to.deep.equal(["r3"]);
  });

  it("goes on when Nautobot does not answer, and says so once", async () => {
    for (const status of [400, 400]) nock(`${URL}/api`).get("/extras/job-results/").query(true).reply(status);
    results(["j1", "REVOKED"]);
    watch.add("r1", "j1");
    await next();
    expect(said.filter((message) => message.startsWith("Cancels in Nautobot are not seen"))).to.have.length(
      1,
    );
  });
});
