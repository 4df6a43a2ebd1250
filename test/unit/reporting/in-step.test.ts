import { expect } from "chai";
import nock from "nock";
import type { Logger } from "../../../src/lib/logger.js";
import { createClient } from "../../../src/nautobot/index.js";
import { keepInStep } from "../../../src/reporting/index.js";
import { COMPANION, JOB, nautobotWith, REPOSITORY, URL } from "./nautobot.js";

describe("keeping Nautobot's Jobs in step", () => {
  const client = createClient({ url: URL, token: "token-that-must-not-show", retryFactorMs: 1 });
  let said: string[];
  const say = (message: string) => void said.push(message);
  const logger: Logger = { debug() {}, info: say, warning: say, error: say };

  beforeEach(() => {
    nock.disableNetConnect();
    said = [];
  });
  afterEach(() => {
    nock.cleanAll();
    nock.enableNetConnect();
  });
  const away = (times: number) =>
    nock(`${URL}/api`).get("/extras/git-repositories/").query(true).times(times).reply(503);

  it("waits for a Nautobot that is away when the service starts, and says so once", async () => {
    const refused = away(12);
    nautobotWith({ job: JOB, repository: REPOSITORY });
    await keepInStep(client, COMPANION, logger, { againMs: 1 });
    expect(refused.isDone()).to.equal(true);
    expect(said).to.have.length(1);
    expect(said[0]).to.match(/NAUTOBOT_SERVER.*503/);
  });

  it("stops waiting when the service stops", async () => {
    away(1000);
    const stopping = new AbortController();
    const stop: Logger = { ...logger, warning: () => stopping.abort() };
    await keepInStep(client, COMPANION, stop, { againMs: 60_000, signal: stopping.signal });
  });
});
