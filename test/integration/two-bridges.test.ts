import { randomBytes } from "node:crypto";
import { expect } from "chai";
import pg from "pg";
import { Gate, writeGatedPlugin } from "../helpers/gate.js";
import { rowsOf } from "../helpers/nautobot-jobs.js";
import { connect, nautobotFromEnvironment } from "../helpers/nautobots.js";
import { breakingProxy, type Proxy } from "../helpers/proxy.js";
import { Service } from "../helpers/service.js";

const POSTGRES = process.env["BRIDGE_TEST_POSTGRES"] ?? "postgres://postgres@127.0.0.1:5432/postgres";

/** Two services with one store, both of which would tell Nautobot. */
describe("two bridges on one store", () => {
  const place = nautobotFromEnvironment();
  const client = connect(place);
  const gate = new Gate();
  const database = `bridge_two_${randomBytes(6).toString("hex")}`;
  let nautobotIsAway = false;
  let between: Proxy;
  let first: Service;
  let second: Service;

  const sql = async (statement: string): Promise<void> => {
    const server = new pg.Client({ connectionString: POSTGRES });
    await server.connect();
    await server.query(statement).finally(() => server.end());
  };

  before(async () => {
    await sql(`create database ${database}`);
    await gate.listen();
    between = await breakingProxy(place.url, () => nautobotIsAway);
    const url = new URL(POSTGRES);
    url.pathname = `/${database}`;
    const config = { store: { url: url.href }, secretKey: "one key that both of the bridges have" };
    first = new Service({ url: between.url, token: place.token }, config);
    second = new Service(place, config);
    for (const { plugins } of [first, second]) writeGatedPlugin(plugins, "gated");
    await first.start();
    await first.install();
  });
  afterEach(async () => {
    await second.stop();
    nautobotIsAway = false;
  });
  after(async () => {
    await first.close();
    await second.close();
    await between.close();
    await gate.close();
    await sql(`drop database ${database} with (force)`);
  });

  const ask = async (what = ""): Promise<string> => {
    const variables = { gate: `${gate.url}/${what}` };
    return (await first.call<{ id: string }>("/jobs/gated-things/runs", { variables })).id;
  };
  const expectOneResult = async (run: string): Promise<void> => {
    const id = await second.delivered(run);
    const rows = await rowsOf(client, "/extras/job-results/?limit=30&sort=-date_created");
    const own = rows.filter((row) => JSON.stringify([row["task_kwargs"], row["result"]]).includes(run));
    expect(own.map((row) => row["id"])).to.deep.equal([id]);
  };

  it("a run has one job result, whichever of them has it", async () => {
    await second.start();
    const runs = [await ask("one"), await ask("two")];
    await gate.reached();
    gate.open();
    await gate.reached();
    gate.open();
    for (const run of runs) await expectOneResult(run);
  });

  it("a run whose bridge is killed while it goes has one job result, of the other", async () => {
    const run = await ask();
    await gate.reached();
    await second.start();
    await first.stop("SIGKILL");
    await second.says(/ of gated\.gated-things started/);
    await gate.reached();
    gate.open();
    await expectOneResult(run);
    await first.start();
  });

  it("a run whose bridge is killed before its report has arrived has one job result, of the other", async () => {
    const run = await ask();
    await gate.reached();
    nautobotIsAway = true;
    gate.open();
    await first.says(/No job result in Nautobot yet/);
    await first.stop("SIGKILL");
    await second.start();
    await expectOneResult(run);
  });
});
