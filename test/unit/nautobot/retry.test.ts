import { expect } from "chai";
import { silentLogger } from "../../../src/lib/logger.js";
import { broken, client, failure, flaky, nautobotError, server, useNock } from "./nock.js";

const get = { method: "GET", path: "/x/" } as const;
const post = { method: "POST", path: "/x/", body: { a: 1 } } as const;

describe("repeating", () => {
  useNock();

  for (const status of [429, 502, 503, 504])
    it(`goes on after ${status} to a GET`, async () => {
      server()
        .get("/x/")
        .times(3)
        .reply(flaky(2, status, { ok: true }));
      expect(await client().request(get)).to.deep.equal({ ok: true });
    });

  for (const code of ["ECONNRESET", "EPIPE", "ECONNREFUSED"])
    it(`goes on after ${code} to a GET`, async () => {
      server().get("/x/").replyWithError(broken(code));
      server().get("/x/").reply(200, { ok: true });
      expect(await client().request(get)).to.deep.equal({ ok: true });
    });

  it("sends the same PATCH again", async () => {
    server()
      .patch("/x/", { a: 1 })
      .times(2)
      .reply(flaky(1, 502, { ok: true }));
    expect(await client().request({ ...post, method: "PATCH" })).to.deep.equal({ ok: true });
  });

  it("takes a repeated DELETE that finds nothing as done, and only a repeated one", async () => {
    server().delete("/dcim/devices/a/").replyWithError(broken("ECONNRESET"));
    server().delete("/dcim/devices/a/").times(2).reply(404, { detail: "Not found." });
    await client().remove("/dcim/devices/", "a");
    expect((await nautobotError(client().remove("/dcim/devices/", "a"))).status).to.equal(404);
  });

  it("gives up after four times", async () => {
    server().get("/x/").times(5).reply(503, { detail: "busy" });
    const nautobot = client();
    const error = await nautobotError(nautobot.request(get));
    expect(error).to.include({ code: "NAUTOBOT_SERVER", status: 503 });
    expect(nautobot.stats.count).to.equal(5);
  });

  it("never sends a POST twice that may have happened", async () => {
    for (const status of [500, 502, 503, 504]) {
      server().post("/x/").reply(status, {});
      expect((await nautobotError(client().request(post))).status).to.equal(status);
    }
    server().post("/x/").replyWithError(broken("ECONNRESET"));
    expect((await nautobotError(client().request(post))).connection).to.equal("ECONNRESET");
  });

  it("sends a POST again that was refused before it was worked on", async () => {
    server().post("/x/").replyWithError(broken("ECONNREFUSED"));
    server()
      .post("/x/", { a: 1 })
      .times(2)
      .reply(flaky(1, 429, { ok: true }, 201));
    expect(await client().request(post)).to.deep.equal({ ok: true });
  });

  it("leaves 500 and 400 as they are", async () => {
    for (const status of [400, 500]) {
      server().get("/x/").reply(status, {});
      expect((await nautobotError(client().request(get))).status).to.equal(status);
    }
  });

  it("waits as long as Retry-After says", async () => {
    server().get("/x/").reply(429, {}, { "retry-after": "1" });
    server().get("/x/").reply(200, {});
    const start = performance.now();
    await client().request(get);
    expect(performance.now() - start).to.be.at.least(990);
  });

  it("stops waiting when cancelled, with the reason given", async () => {
    server().get("/x/").reply(429, {}, { "retry-after": "3600" });
    const stop = new AbortController();
    const warnings: string[] = [];
    const logger = {
      ...silentLogger,
      warning: (message: string) => {
        warnings.push(message);
        setImmediate(() => stop.abort(new Error("enough")));
      },
    };
    const error = await failure(client({ logger, signal: stop.signal }).request(get));
    expect(error).to.equal(stop.signal.reason);
    expect(warnings).to.deep.equal(["GET /x/: 429, trying again (1 of 4)"]);
  });
});

describe("cancelling", () => {
  useNock();

  it("works from the client's signal and from the call's", async () => {
    const reason = new Error("enough");
    const signal = AbortSignal.abort(reason);
    expect(await failure(client({ signal }).request(get))).to.equal(reason);
    expect(await failure(client().request({ ...get, signal }))).to.equal(reason);
    const idle = new AbortController().signal;
    expect(await failure(client({ signal: idle }).request({ ...get, signal }))).to.equal(reason);
  });

  it("ends a request under way", async () => {
    const stop = new AbortController();
    server()
      .get("/x/")
      .reply(() => (stop.abort(new Error("enough")), [200, {}]));
    expect(await failure(client({ signal: stop.signal }).request(get))).to.equal(stop.signal.reason);
  });
});
