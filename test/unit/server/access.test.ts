import { expect } from "chai";
import { testApi } from "../../helpers/app.js";
import { temporaryStore, type TemporaryStore } from "../../helpers/stores.js";

const RUNS = "/api/v1/jobs/acme.sites/runs";
const variables = { url: "https://acme.example", token: "hunter2" };
interface Entry {
  actor: string;
  action: string;
  target: string;
  origin: string;
  reason?: string;
}

describe("access by the API", () => {
  let kept: TemporaryStore;
  beforeEach(async () => (kept = await temporaryStore()));
  afterEach(() => kept.remove());

  const make = async (call: ReturnType<typeof testApi>["call"], name: string, role: string) => {
    const response = await call("post", "/api/v1/tokens").send({ name, role }).expect(201);
    return response.body as { token: string; id: string };
  };

  it("makes, lists and revokes tokens; the token itself is told once", async () => {
    const { call } = testApi(kept.store);
    const { token, id } = await make(call, "ops", "operator");
    expect((await call("get", "/api/v1/me", token).expect(200)).body).to.deep.equal({
      name: "ops",
      role: "operator",
    });
    const list = await call("get", "/api/v1/tokens").expect(200);
    expect(list.text).not.to.include(token);
    expect((list.body as { tokens: object[] }).tokens[0]).to.include({
      id,
      name: "ops",
      createdBy: "server.token",
    });
    await call("post", "/api/v1/tokens").send({ name: "ops", role: "viewer" }).expect(409);
    await call("delete", `/api/v1/tokens/${id}`).expect(200);
    const refused = await call("get", "/api/v1/me", token).expect(401);
    expect((refused.body as { error: { message: string } }).error.message).to.equal(
      'The token "ops" was revoked',
    );
    await call("delete", `/api/v1/tokens/${id}`).expect(404);
  });

  it("lets viewers look, operators run, and only admins manage access", async () => {
    const { call, runner } = testApi(kept.store);
    const viewer = (await make(call, "eyes", "viewer")).token;
    const operator = (await make(call, "hands", "operator")).token;
    await call("get", "/api/v1/runs", viewer).expect(200);
    const refused = await call("post", RUNS, viewer).send({ variables }).expect(403);
    expect((refused.body as { error: object }).error).to.include({ code: "FORBIDDEN" });
    await call("post", RUNS, operator).send({ variables }).expect(202);
    for (const path of ["/api/v1/tokens", "/api/v1/audit"]) await call("get", path, operator).expect(403);
    await call("post", "/api/v1/tokens", operator).send({ name: "me", role: "admin" }).expect(403);
    await runner.close();
  });

  it("notes who did what, from where and why, and no variables", async () => {
    const { call, runner } = testApi(kept.store);
    const { token } = await make(call, "hands", "operator");
    const accepted = await call("post", RUNS, token).send({ variables, reason: "Ticket 12" }).expect(202);
    const { id, url } = accepted.body as { id: string; url: string };
    await call("post", RUNS, token).send({ variables: {} }).expect(400);
    await runner.finished(id);
    await call("post", `${url}/cancel`, token).expect(409);
    const audit = await call("get", "/api/v1/audit").expect(200);
    expect(audit.text).not.to.include("hunter2");
    const { entries } = audit.body as { entries: Entry[] };
    expect(entries.map(({ actor, action }) => [actor, action])).to.deep.equal([
      ["hands", "run.request"],
      ["server.token", "token.create"],
    ]);
    expect(entries[0]).to.include({ target: url, reason: "Ticket 12" });
    expect(entries[0]?.origin).to.match(/127\.0\.0\.1|::1/);
  });

  it("tells the audit log of a time", async () => {
    const { call } = testApi(kept.store);
    await make(call, "hands", "operator");
    const entries = async (query: string): Promise<Entry[]> =>
      ((await call("get", `/api/v1/audit?${query}`).expect(200)).body as { entries: Entry[] }).entries;
    expect(await entries("since=2020-01-01T00:00:00Z&until=2099-01-01T00:00:00Z")).to.have.length(1);
    expect(await entries("since=2099-01-01T00:00:00Z")).to.deep.equal([]);
    expect(await entries("until=2020-01-01T00:00:00Z")).to.deep.equal([]);
    await call("get", "/api/v1/audit?since=yesterday").expect(400);
  });

  it("answers a request again that has the same key, to each caller for its own", async () => {
    const { call, runner } = testApi(kept.store);
    const other = (await make(call, "hands", "operator")).token;
    const ask = async (key: string, token?: string, body: object = { variables }) =>
      call("post", RUNS, token).set("Idempotency-Key", key).send(body);
    const idOf = ({ body }: { body: unknown }) => (body as { id: string }).id;
    const first = idOf(await ask("night-1"));
    await runner.finished(first); // else an equal request joins it anyway
    expect(idOf(await ask("night-1"))).to.equal(first);
    expect(idOf(await ask("night-2"))).not.to.equal(first);
    expect(idOf(await ask("night-1", other))).not.to.equal(first);
    expect((await ask("night-1", undefined, { variables, dryRun: false })).status).to.equal(409);
    expect((await ask("a key with spaces")).status).to.equal(400);
  });

  it("takes a scope, guard rules to let through, and a time to wait for", async () => {
    const { call } = testApi(kept.store);
    const notBefore = "2099-01-01T00:00:00.000Z";
    const scope = { types: ["site"], objects: [{ type: "site", uid: "Berlin" }] };
    const asked = { variables, scope, notBefore, allow: ["deletes"], reason: "Ticket 13" };
    const accepted = await call("post", RUNS).send(asked).expect(202);
    expect((accepted.body as { status: string }).status).to.equal("requested");
    await call("post", RUNS)
      .send({ variables, allow: ["incomplete-load"] })
      .expect(400);
    await call("post", RUNS)
      .send({ variables, scope: { type: "site" } })
      .expect(400);
  });
});
