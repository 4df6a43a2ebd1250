import { createHmac } from "node:crypto";
import { expect } from "chai";
import request from "supertest";
import type { RunRequest } from "../../../src/jobs/request.js";
import { BridgeError } from "../../../src/lib/errors.js";
import type { Rule, Source } from "../../../src/triggers/index.js";
import { testApi, TOKEN } from "../../helpers/app.js";
import { temporaryStore, type TemporaryStore } from "../../helpers/stores.js";
import { TEST_SOURCE } from "../../helpers/triggers.js";
import {
  deviceState,
  nautobotDelivery,
  nautobotPayload,
  nautobotSignature,
  WEBHOOK_SECRET,
} from "../../helpers/webhooks.js";

const RULE: Rule = {
  name: "renamed",
  source: "nautobot",
  models: ["dcim.device"],
  events: [],
  fields: ["name"],
  match: {},
  ownChanges: false,
  job: "acme.sites",
  dryRun: false,
  variables: {},
  scope: [{ type: "device", uid: "{name}" }],
  quiet: 10,
};
const SERVICENOW: Source = {
  ...TEST_SOURCE,
  name: "servicenow",
  signature: { header: "X-Signature", algorithm: "sha256", prefix: "", encoding: "base64" },
  timestamp: { header: "X-Timestamp", signed: "{timestamp}.{body}" },
};
const NOW = new Date("2026-01-10T12:00:00.000Z");

interface Answer {
  verdict: string;
  reason?: string;
  runs: string[];
  error: { code: string; message: string; fix: string };
}

describe("webhooks", () => {
  let kept: TemporaryStore;
  let asked: RunRequest[];
  let now: Date;

  const serve = (rules: Rule[] = [RULE], source: Partial<Source> = {}) =>
    testApi(kept.store, undefined, {
      rules,
      sources: [{ ...TEST_SOURCE, ...source }, SERVICENOW],
      ownUser: "bridge",
      now: () => now,
      maxBodyKb: 64,
      ask: (asks) => {
        if (asks.variables["site"] === "bad") throw new BridgeError("VARIABLE_INVALID", "site: no such site");
        return Promise.resolve({ id: `r${asked.push(asks)}`, state: "queued" });
      },
    });
  type Api = ReturnType<typeof serve>;
  const post = (
    { app }: Api,
    body: string,
    headers: Record<string, string | string[]> = {},
    path = "/webhooks/nautobot",
  ) => {
    const own = { "X-Hook-Signature": nautobotSignature(body), "Content-Type": "application/json" };
    let sent = request(app).post(path);
    for (const [name, value] of Object.entries({ ...own, ...headers })) sent = sent.set(name, value);
    return sent.send(body);
  };
  const send = (api: Api, fields: Parameters<typeof nautobotPayload>[0] = {}) =>
    post(api, JSON.stringify(nautobotPayload({ at: now, ...fields })));
  const bodyOf = (response: request.Response) => response.body as Answer;
  const deliveries = async () => (await kept.store.deliveries({ limit: 1000 })).items;

  beforeEach(async () => {
    kept = await temporaryStore();
    [asked, now] = [[], NOW];
  });
  afterEach(() => kept.remove());

  it("asks for a run, limited to the object and after ten quiet seconds, and answers with its id", async () => {
    const answered = await send(serve()).expect(202);
    expect(answered.body).to.deep.equal({ verdict: "accepted", runs: ["r1"] });
    expect(answered.headers).to.include.keys("content-security-policy", "x-content-type-options");
    expect(answered.headers).not.to.have.property("etag");
    expect(asked).to.deep.equal([
      {
        job: "acme.sites",
        variables: {},
        dryRun: false,
        memory: false,
        trigger: "webhook",
        scope: {
          objects: [
            { type: "device", uid: "d1" },
            { type: "device", uid: "d0" },
          ],
        },
        requestedBy: "webhook renamed",
        reason: "dcim.device d1 was updated by ann",
        notBefore: "2026-01-10T12:00:10.000Z",
        notAfter: "2026-01-10T12:01:40.000Z",
      },
    ]);
  });

  it("lists what came in and what became of it", async () => {
    const api = serve();
    await send(api);
    await send(api, { user: "bridge", request: "q2" });
    const listed = await api.call("get", "/api/v1/webhooks/deliveries").expect(200);
    const common = {
      at: NOW.toISOString(),
      source: "nautobot",
      model: "dcim.device",
      event: "updated",
      object: "d1",
    };
    expect(listed.body).to.deep.equal({
      deliveries: [
        {
          ...common,
          verdict: "ignored",
          reason: "rule renamed: the bridge's own user, bridge, made the change",
          user: "bridge",
          rules: [],
          runs: [],
          times: 1,
        },
        { ...common, verdict: "accepted", user: "ann", rules: ["renamed"], runs: ["r1"], times: 1 },
      ],
    });
    const ignored = await api.call("get", "/api/v1/webhooks/deliveries?verdict=ignored").expect(200);
    expect((ignored.body as { deliveries: [] }).deliveries).to.have.length(1);
    await request(api.app).get("/api/v1/webhooks/deliveries").expect(401);
  });

  it("is closed without a right signature, and says nothing of who would be let in", async () => {
    const body = JSON.stringify(nautobotPayload({ at: now }));
    const signature = nautobotSignature(body);
    const wrong: Record<string, string>[] = [
      { "X-Hook-Signature": "" },
      { "X-Hook-Signature": nautobotSignature(body, "another secret") },
      { "X-Hook-Signature": nautobotSignature(`${body} `) },
      { "X-Hook-Signature": `${signature}, ${signature}` },
      { "X-Hook-Signature": "x".repeat(10_000) },
    ];
    const api = serve();
    for (const headers of wrong) {
      const { code, message } = bodyOf(await post(api, body, headers).expect(401)).error;
      expect(code).to.equal("UNAUTHORIZED");
      expect(message).to.match(/the signature in X-Hook-Signature is not right|is missing/);
      expect(message).not.to.include(signature);
    }
    await post(api, body, {}, "/webhooks/unknown").expect(401);
    await request(api.app).post("/webhooks/nautobot").auth(TOKEN, { type: "bearer" }).send(body).expect(401);
    expect(asked).to.deep.equal([]);
  });

  it("is closed where no secret is configured, or an empty one", async () => {
    const body = JSON.stringify(nautobotPayload({ at: now }));
    for (const secrets of [[], [""]])
      await post(serve([RULE], { secrets }), body, {
        "X-Hook-Signature": nautobotSignature(body, ""),
      }).expect(401);
    expect(asked).to.deep.equal([]);
  });

  it("takes two secrets while one replaces the other", async () => {
    const api = serve([RULE], { secrets: ["the new secret of the tests", WEBHOOK_SECRET] });
    await send(api).expect(202);
    const body = JSON.stringify(nautobotPayload({ at: now, request: "q2" }));
    const signature = nautobotSignature(body, "the new secret of the tests");
    await post(api, body, { "X-Hook-Signature": signature }).expect(202);
    expect(asked).to.have.length(2);
  });

  it("refuses what is signed but broken, of another kind, too large or of another shape", async () => {
    const api = serve();
    const status = async (body: string, headers: Record<string, string> = {}) =>
      (await post(api, body, headers)).status;
    const payload = nautobotPayload({ at: now });
    const good = JSON.stringify(payload);
    expect(await status("")).to.equal(400);
    expect(await status("{")).to.equal(400);
    expect(await status(good.slice(0, -1))).to.equal(400);
    expect(await status("[]")).to.equal(400);
    expect(await status("null")).to.equal(400);
    expect(await status(JSON.stringify({ ...payload, event: "exploded" }))).to.equal(400);
    expect(await status(JSON.stringify({ ...payload, timestamp: "yesterday" }))).to.equal(400);
    expect(await status(JSON.stringify({ ...payload, model: "../../etc" }))).to.equal(400);
    expect(await status(JSON.stringify({ ...payload, data: [1] }))).to.equal(400);
    expect(await status(JSON.stringify({ ...payload, snapshots: "none" }))).to.equal(400);
    const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
    expect(await status(good.replace('"data":{', `"data":{"deep":${deep},`))).to.be.oneOf([202, 400]);
    expect(await status(good, { "Content-Type": "text/plain" })).to.equal(415);
    expect(await status(good, { "Content-Type": "application/x-www-form-urlencoded" })).to.equal(415);
    expect(await status(JSON.stringify({ ...payload, data: { name: "x".repeat(70_000) } }))).to.equal(413);
    expect(await status(good, { "Content-Encoding": "gzip" })).to.equal(400);
    expect((await request(api.app).get("/webhooks/nautobot")).status).to.equal(405);
  });

  it("refuses an old time as a replay, and one far ahead", async () => {
    const api = serve();
    const at = (seconds: number) => ({
      at: new Date(NOW.getTime() + seconds * 1000),
      request: `q${seconds}`,
    });
    const old = bodyOf(await send(api, at(-901)).expect(401)).error;
    expect(old.message).to.include("901 s old; more than 900 s are refused as a replay");
    expect(old.fix).to.include("set the clocks");
    await send(api, at(61)).expect(401);
    await send(api, at(-900)).expect(202);
    await send(api, at(60)).expect(202);
  });

  it("does nothing twice, not even after a restart", async () => {
    const fields = { at: NOW };
    expect(bodyOf(await send(serve(), fields)).verdict).to.equal("accepted");
    now = new Date(NOW.getTime() + 800_000);
    const again = bodyOf(await send(serve(), fields).expect(202));
    expect(again).to.deep.include({ verdict: "duplicate", reason: "it came before", runs: [] });
    expect(asked).to.have.length(1);
  });

  it("still knows what came before when the clock jumped meanwhile", async () => {
    const api = serve();
    await send(api, { at: NOW });
    now = new Date(NOW.getTime() - 50_000);
    expect(bodyOf(await send(api, { at: NOW })).verdict).to.equal("duplicate");
    now = new Date("2027-01-01T00:00:00Z");
    await send(api, { at: NOW }).expect(401);
  });

  it("asks for a thousand that come together in a few requests that name every object", async () => {
    const { inbox } = serve().triggers;
    const receipts = await Promise.all(
      Array.from({ length: 1000 }, (_, index) => {
        const after = deviceState({ name: `d${index}` });
        const fields = { at: now, request: `q${index}`, event: "created", before: null, after } as const;
        return inbox.receive("nautobot", nautobotDelivery(nautobotPayload(fields)));
      }),
    );
    expect(new Set(receipts.map((receipt) => "verdict" in receipt && receipt.verdict))).to.deep.equal(
      new Set(["accepted"]),
    );
    const objects = asked.flatMap(({ scope }) => scope?.objects ?? []);
    expect(asked.length).to.be.at.most(3);
    expect(new Set(objects.map(({ uid }) => uid)).size).to.equal(1000);
    expect(await deliveries()).to.have.length(1000);
  });

  it("leaves nothing behind but a line for models that no rule is about, however many", async () => {
    const api = serve();
    for (let model = 0; model < 300; model++) {
      const after = deviceState({ object_type: `app.model${model}` });
      const answered = await send(api, { model: `model${model}`, after, request: `q${model}` }).expect(202);
      expect(bodyOf(answered).reason).to.equal(`no rule is about app.model${model}`);
    }
    expect(asked).to.deep.equal([]);
    expect(await deliveries()).to.have.length(300);
  });

  it("does not let a bad value for one rule's variable stop the others", async () => {
    const rules = [{ ...RULE, name: "site", variables: { site: "{location.name}" } }, RULE];
    const api = serve(rules);
    const bad = deviceState({ location: { name: "bad" } });
    const answered = bodyOf(await send(api, { after: bad }).expect(202));
    expect(answered).to.deep.equal({
      verdict: "accepted",
      reason: "rule site: site: no such site",
      runs: ["r1"],
    });
    const alone = bodyOf(await send(serve([rules[0] ?? RULE]), { after: bad, request: "q2" }).expect(202));
    expect(alone.verdict).to.equal("ignored");
  });

  it("says 503 when it cannot be kept, and takes the same webhook when it can", async () => {
    const api = serve();
    const keepDeliveries = kept.store.keepDeliveries.bind(kept.store);
    kept.store.keepDeliveries = () => Promise.reject(new BridgeError("STORE_FAILED", "the disk is full"));
    await send(api).expect(503);
    kept.store.keepDeliveries = keepDeliveries;
    expect(bodyOf(await send(api).expect(202)).verdict).to.equal("accepted");
  });

  it("counts what it refuses instead of writing each down", async () => {
    const api = serve();
    for (let count = 0; count < 20; count++) await post(api, "{}", { "X-Hook-Signature": "00" }).expect(401);
    await api.triggers.inbox.close();
    expect(await deliveries()).to.deep.equal([
      {
        at: NOW.toISOString(),
        source: "nautobot",
        verdict: "refused",
        reason: "the signature in X-Hook-Signature is not right",
        rules: [],
        runs: [],
        times: 20,
      },
    ]);
  });

  describe("of another system", () => {
    const rule = { ...RULE, source: "servicenow", models: [], fields: [], match: { table: ["cmdb_ci"] } };
    const signed = (body: string, time: string, secret = WEBHOOK_SECRET) => ({
      "X-Timestamp": time,
      "X-Signature": createHmac("sha256", secret).update(`${time}.${body}`).digest("base64"),
    });
    const body = JSON.stringify({ table: "cmdb_ci", name: "d1" });
    const path = "/webhooks/servicenow";
    const seconds = String(NOW.getTime() / 1000);

    it("are checked by its own scheme, time included", async () => {
      const api = serve([rule]);
      expect(bodyOf(await post(api, body, signed(body, seconds), path).expect(202)).verdict).to.equal(
        "accepted",
      );
      expect(asked[0]?.scope).to.deep.equal({ objects: [{ type: "device", uid: "d1" }] });
      const replayed = { ...signed(body, seconds), "X-Timestamp": String(Number(seconds) + 1) };
      await post(api, body, replayed, path).expect(401);
      await post(api, body, signed(body, String(Number(seconds) - 901)), path).expect(401);
      await post(api, body, signed(body, "soon"), path).expect(401);
      await post(api, body, { ...signed(body, seconds), "X-Timestamp": "" }, path).expect(401);
    });

    it("do not pass for Nautobot's, nor Nautobot's for theirs", async () => {
      const api = serve([rule, RULE]);
      await post(api, JSON.stringify(nautobotPayload({ at: now })), {}, path).expect(401);
      await post(api, body, signed(body, seconds)).expect(400);
    });
  });
});
