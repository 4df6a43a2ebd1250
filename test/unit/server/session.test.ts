import { expect } from "chai";
import request from "supertest";
import { Sessions } from "../../../src/server/session.js";
import { TOKEN, testApi } from "../../helpers/app.js";
import { seal } from "../../helpers/runners.js";
import { temporaryStore, type TemporaryStore } from "../../helpers/stores.js";

const SESSION = "/api/v1/session";
const RUNS = "/api/v1/jobs/acme.sites/runs";
const OWN = { "sec-fetch-site": "same-origin" };

describe("a browser's session", () => {
  let kept: TemporaryStore;
  beforeEach(async () => (kept = await temporaryStore()));
  afterEach(() => kept.remove());

  const cookieOf = (response: request.Response): string => String(response.headers["set-cookie"]);
  const signIn = async (app: Parameters<typeof request>[0], token = TOKEN) =>
    cookieOf(await request(app).post(SESSION).set(OWN).send({ token }).expect(200));

  it("is a cookie that scripts cannot read, other sites do not get sent, and that does not show the token", async () => {
    const { app } = testApi(kept.store);
    const cookie = await signIn(app);
    expect(cookie).to.match(/^bridge-session=[^;]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/);
    expect(cookie).not.to.include(TOKEN);
  });

  it("goes over TLS only when it began there", async () => {
    const { app } = testApi(kept.store, undefined, {}, { proxies: 1 });
    const response = await request(app)
      .post(SESSION)
      .set({ ...OWN, "x-forwarded-proto": "https" })
      .send({ token: TOKEN });
    expect(cookieOf(response)).to.match(/; Secure$/);
  });

  it("tells who is signed in, and of nobody when nobody is", async () => {
    const { app } = testApi(kept.store);
    expect((await request(app).get(SESSION).expect(200)).body).to.deep.equal({});
    const told = await request(app)
      .get(SESSION)
      .set("cookie", `theme=dark; ${await signIn(app)}`)
      .expect(200);
    expect(told.body).to.deep.equal({ caller: { name: "server.token", role: "admin" } });
  });

  it("lets its owner read and do what the token may", async () => {
    const { app, call } = testApi(kept.store);
    const made = await call("post", "/api/v1/tokens").send({ name: "eyes", role: "viewer" });
    const cookie = await signIn(app, (made.body as { token: string }).token);
    await request(app).get("/api/v1/runs").set("cookie", cookie).expect(200);
    await request(app)
      .post(RUNS)
      .set({ cookie, ...OWN })
      .send({})
      .expect(403);
  });

  it("does nothing for a page of another site", async () => {
    const { app } = testApi(kept.store);
    const cookie = await signIn(app);
    const body = { variables: { url: "https://acme.example" } };
    const ask = (headers: Record<string, string>) =>
      request(app)
        .post(RUNS)
        .set({ cookie, ...headers })
        .send(body);
    for (const headers of [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "https://evil.example" },
      { origin: "null" },
      {},
    ]) {
      const refused = await ask(headers as Record<string, string>).expect(403);
      expect((refused.body as { error: { fix: string } }).error.fix).to.include("bearer token");
    }
    await ask({ host: "bridge.example", origin: "http://bridge.example" }).expect(202);
  });

  it("neither begins nor ends for a page of another site", async () => {
    const { app } = testApi(kept.store);
    await request(app).post(SESSION).set("sec-fetch-site", "cross-site").send({ token: TOKEN }).expect(403);
    await request(app).delete(SESSION).set("origin", "https://evil.example").expect(403);
  });

  it("does not begin with a wrong token", async () => {
    const { app } = testApi(kept.store);
    const refused = await request(app).post(SESSION).set(OWN).send({ token: "guessed" }).expect(401);
    expect(refused.headers).not.to.have.property("set-cookie");
  });

  it("ends with its token, with its time, and by signing out", async () => {
    let now = Date.parse("2026-01-01T08:00:00Z");
    const { app, call } = testApi(kept.store, undefined, {}, { sessions: new Sessions(seal, () => now) });
    const made = await call("post", "/api/v1/tokens").send({ name: "eyes", role: "viewer" });
    const revoked = await signIn(app, (made.body as { token: string }).token);
    const lasting = await signIn(app);
    const statusWith = async (cookie: string) =>
      (await request(app).get("/api/v1/runs").set("cookie", cookie)).status;
    await call("delete", "/api/v1/tokens/eyes").expect(200);
    expect(await statusWith(revoked)).to.equal(401);
    now += 12 * 3_600_000 - 1;
    expect(await statusWith(lasting)).to.equal(200);
    now += 1;
    expect(await statusWith(lasting)).to.equal(401);
    expect(cookieOf(await request(app).delete(SESSION).set(OWN).expect(200))).to.match(
      /^bridge-session=;.*Max-Age=0/,
    );
  });

  it("is nobody's when the cookie was made up or changed", async () => {
    const { app } = testApi(kept.store);
    const sealedElsewhere = seal.seal(JSON.stringify({ token: TOKEN, until: Date.now() * 2 }));
    for (const value of ["", "x", TOKEN, sealedElsewhere, (await signIn(app)).slice(15, 60)])
      await request(app).get("/api/v1/runs").set("cookie", `bridge-session=${value}`).expect(401);
  });
});
