import { expect } from "chai";
import nock from "nock";
import { broken, client, nautobotError, server, URL, useNock } from "./nock.js";

const PATH = "/dcim/locations/";
const get = (status: number, body: string | object) => {
  server().get("/x/").reply(status, body);
  return nautobotError(client().request({ method: "GET", path: "/x/" }));
};

describe("an error", () => {
  useNock();

  it("carries method, path, status and the server's messages by field", async () => {
    const error = await get(400, { name: ["This field is required."], status: ["Wrong.", "Very wrong."] });
    expect(error).to.include({
      code: "NAUTOBOT_REQUEST",
      method: "GET",
      path: "/x/",
      status: 400,
      retryable: false,
    });
    expect(error.message).to.equal(
      "GET /x/: 400: name: This field is required.; status: Wrong.; Very wrong.",
    );
  });

  it("leaves out keys that say nothing", async () => {
    expect((await get(404, { detail: "Not found." })).message).to.equal("GET /x/: 404: Not found.");
    const crash = {
      error: "boom",
      exception: "ValueError",
      nautobot_version: "3.2.7",
      python_version: "3.11",
    };
    const error = await get(500, crash);
    expect(error.message).to.equal("GET /x/: 500: boom");
    expect(error).to.include({ code: "NAUTOBOT_SERVER", retryable: true });
  });

  it("of a list request says which items, in the order sent", async () => {
    const answer = [{}, { name: ["Too long."] }, {}, { asn: ["Too large."] }];
    server().post(PATH).query(true).reply(400, answer);
    const bodies = ["a", "b", "c", "d"].map((name) => ({ name, status: "Active", location_type: "Site" }));
    const error = await nautobotError(client().createMany(PATH, bodies));
    expect(error.items).to.deep.equal([null, "name: Too long.", null, "asn: Too large."]);
    expect(error.message).to.equal(`POST ${PATH}: 400: name: Too long. (and 1 more of 4 items)`);
  });

  it("has no items when the server did not answer by item", async () => {
    server().delete(PATH).reply(409, { detail: "Unable to delete object. 3 dependent objects were found." });
    const error = await nautobotError(client().removeMany(PATH, ["a", "b"]));
    expect(error.items).to.deep.equal([]);
    expect(error.message).to.contain("3 dependent objects");
  });

  it("is UNAUTHORIZED for Nautobot's 403 to an unknown or missing token", async () => {
    for (const detail of [
      "Invalid token",
      "Authentication credentials were not provided.",
      "Token expired",
    ]) {
      const error = await get(403, { detail });
      expect(error).to.include({ code: "NAUTOBOT_UNAUTHORIZED", status: 403 });
      expect(error.message).to.equal(`${URL} refused the token: ${detail}`);
    }
  });

  it("is FORBIDDEN with the permission that is missing", async () => {
    const detail = "You do not have permission to perform this action.";
    server().post(PATH).query(true).reply(403, { detail });
    server().delete(`${PATH}2ccfd54f-95bb-409f-93e2-c293e67e51cc/`).reply(403, { detail });
    const nautobot = client();
    const body = { name: "a", status: "Active", location_type: "Site" };
    const created = await nautobotError(nautobot.create(PATH, body));
    expect(created).to.include({ code: "NAUTOBOT_FORBIDDEN" });
    expect(created.fix).to.contain("dcim.add_location").and.to.contain("write-enabled");
    const removed = await nautobotError(nautobot.remove(PATH, "2ccfd54f-95bb-409f-93e2-c293e67e51cc"));
    expect(removed.fix).to.contain("dcim.delete_location");
  });

  it("shows nothing of an HTML page", async () => {
    expect((await get(500, "<html><body>secret internals</body></html>")).message).to.not.contain("secret");
  });

  it("says so when something else than Nautobot answers", async () => {
    server().get("/x/").reply(200, "<html>", { "content-type": "text/html" });
    const error = await nautobotError(client().request({ method: "GET", path: "/x/" }));
    expect(error.message).to.equal(`${URL} does not answer like a Nautobot: /x/ is text/html, not JSON`);
    expect(error.code).to.equal("NAUTOBOT_UNREACHABLE");
  });

  it("follows no redirect, and names where it leads", async () => {
    server().get("/x/").reply(301, "", { location: "https://nautobot.test/api/x/" });
    const error = await nautobotError(client().request({ method: "GET", path: "/x/" }));
    expect(error.fix).to.contain("https://nautobot.test/api/x/");
  });

  it("without a connection names the server and why", async () => {
    const reasons: Record<string, string> = {
      ECONNREFUSED: "refused the connection",
      ENOTFOUND: "is a host name nobody knows",
      CERT_HAS_EXPIRED: "certificate has expired",
    };
    for (const [code, reason] of Object.entries(reasons)) {
      nock.cleanAll();
      server().get("/x/").optionally().times(5).replyWithError(broken(code, "certificate has expired"));
      const error = await nautobotError(client().request({ method: "GET", path: "/x/" }));
      expect(error).to.include({ code: "NAUTOBOT_UNREACHABLE", connection: code, status: undefined });
      expect(error.message).to.equal(`${URL} ${reason} (${code})`);
    }
  });

  it("is UNREACHABLE when no answer comes in time", async () => {
    server().get("/x/").delay(200).reply(200, {});
    const error = await nautobotError(client({ timeoutMs: 10 }).request({ method: "GET", path: "/x/" }));
    expect(error).to.include({ code: "NAUTOBOT_UNREACHABLE", connection: "ETIMEDOUT" });
    expect(error.message).to.equal(`${URL} did not answer in time (ETIMEDOUT)`);
  });
});
