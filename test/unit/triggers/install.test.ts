import { expect } from "chai";
import nock from "nock";
import { BridgeError } from "../../../src/lib/errors.js";
import { createClient } from "../../../src/nautobot/index.js";
import { installWebhooks, wantedWebhooks, type WebhookSettings } from "../../../src/triggers/index.js";
import { unreachableBy } from "../../../src/triggers/install/address.js";

const rule = (name: string, models: string[], events: ("created" | "updated" | "deleted")[]) => ({
  name,
  source: "nautobot",
  models,
  events,
});
const SETTINGS: WebhookSettings = {
  owner: "bridge-lab",
  url: "https://bridge.example.com/base/",
  secrets: ["the new secret of the tests", "the old secret of the tests"],
  sslVerification: true,
  rules: [rule("a", ["dcim.device"], ["updated"]), rule("b", ["dcim.device", "ipam.prefix"], ["created"])],
};
const problem = (fields: Partial<WebhookSettings>): BridgeError => {
  try {
    wantedWebhooks({ ...SETTINGS, ...fields });
  } catch (thrown) {
    return thrown as BridgeError;
  }
  throw new Error("it was accepted");
};

describe("the webhooks that rules need in Nautobot", () => {
  it("are one for each model, with the events of all rules about it and the newest secret", () => {
    const wanted = wantedWebhooks(SETTINGS);
    expect(
      wanted.map(({ name, type_create, type_update, type_delete }) => [
        name,
        type_create,
        type_update,
        type_delete,
      ]),
    ).to.deep.equal([
      ["bridge-lab: dcim.device", true, true, false],
      ["bridge-lab: ipam.prefix", true, false, false],
    ]);
    expect(wanted[0]?.payload_url).to.equal("https://bridge.example.com/base/webhooks/nautobot");
    expect(wanted[0]?.secret).to.equal("the new secret of the tests");
  });

  it("are all events for a rule that names none, and none for rules about other systems", () => {
    const rules = [rule("a", ["dcim.device"], []), { ...rule("b", [], []), source: "github" }];
    expect(wantedWebhooks({ ...SETTINGS, rules })).to.have.length(1);
    expect(wantedWebhooks({ ...SETTINGS, rules })[0]).to.include({
      type_create: true,
      type_update: true,
      type_delete: true,
    });
  });

  it("are refused, with the reason, where Nautobot never sends to", () => {
    const hosts = {
      "127.0.0.1": "loopback",
      "127.5.6.7": "loopback",
      "[::1]": "loopback",
      localhost: "loopback",
      "169.254.169.254": "link-local",
      "[fe80::1]": "link-local",
      "224.0.0.1": "multicast",
      "0.0.0.0": "reserved",
      "255.255.255.255": "reserved",
      "[::ffff:10.0.0.1]": "reserved",
    };
    for (const [host, kind] of Object.entries(hosts))
      expect(unreachableBy(`http://${host}:8380`), host).to.include(kind);
    for (const host of ["10.1.2.3", "192.168.1.1", "8.8.8.8", "[fd00::1]", "bridge.example.com"])
      expect(unreachableBy(`http://${host}`), host).to.equal(undefined);
    const { code, message, fix } = problem({ url: "http://127.0.0.1:8380" });
    expect(code).to.equal("CONFIG_INVALID");
    expect(message).to.include("127.0.0.1 is a loopback address, and it refuses those always");
    expect(fix).to.include("server.host");
  });

  it("are refused without an address and without a secret", () => {
    expect(problem({ url: undefined }).message).to.include("webhooks.nautobot.url is not configured");
    expect(problem({ secrets: [] }).message).to.include("without a secret no webhook is let in");
  });

  describe("are put into Nautobot", () => {
    const client = createClient({ url: "http://nautobot.example", token: "t", timeoutMs: 1000 });
    const page = (results: object[]) => ({ count: results.length, next: null, previous: null, results });
    const types = page([
      { id: 1, app_label: "dcim", model: "device" },
      { id: 2, app_label: "ipam", model: "prefix" },
    ]);
    const api = () => nock("http://nautobot.example").persist();

    before(() => nock.disableNetConnect());
    after(() => nock.enableNetConnect());
    afterEach(() => nock.cleanAll());

    it("as far as they are not there as they must be, and no secret is told", async () => {
      const [device] = wantedWebhooks(SETTINGS);
      api().get("/api/extras/content-types/").query(true).reply(200, types);
      api()
        .get("/api/extras/webhooks/")
        .query(true)
        .reply(
          200,
          page([
            { id: "w1", ...device, secret: "another" },
            { id: "w2", ...device, name: "bridge-lab: dcim.rack", content_types: ["dcim.rack"] },
            { id: "w3", ...device, name: "somebody else's" },
          ]),
        );
      const sent: string[] = [];
      const note = (id: string) => (_: unknown, body: unknown) => {
        sent.push(id);
        return body as nock.Body;
      };
      api().patch("/api/extras/webhooks/w1/").query(true).reply(200, note("patch w1"));
      api().post("/api/extras/webhooks/").query(true).reply(201, note("post"));
      api()
        .delete("/api/extras/webhooks/w2/")
        .query(true)
        .reply(204, () => void sent.push("delete w2"));
      const done = await installWebhooks(client, SETTINGS);
      expect(done).to.deep.equal([
        { model: "dcim.rack", state: "removed" },
        { model: "dcim.device", state: "updated", fields: ["secret"] },
        { model: "ipam.prefix", state: "created" },
      ]);
      expect(sent).to.deep.equal(["delete w2", "patch w1", "post"]);
    });

    it("only when Nautobot sends webhooks for every model", async () => {
      api().get("/api/extras/content-types/").query(true).reply(200, types);
      const rules = [rule("results", ["extras.jobresult"], [])];
      const thrown = await installWebhooks(client, { ...SETTINGS, rules }).catch((error: unknown) => error);
      expect((thrown as BridgeError).message).to.equal(
        "Nautobot sends no webhooks for extras.jobresult (rule results)",
      );
    });
  });
});
