import { inspect } from "node:util";
import { expect } from "chai";
import { createClient, MINORS } from "../../../src/nautobot/index.js";
import { silentLogger } from "../../../src/lib/logger.js";
import nock from "nock";
import { broken, client, failure, nautobotError, server, TOKEN, URL, useNock } from "./nock.js";

describe("check", () => {
  useNock();

  it("learns the version from a page that costs the server nothing", async () => {
    const version = `${MINORS.at(-1) ?? ""}.7`;
    nock(URL).get("/media-failure/").reply(200, documentation(version));
    server().get("/users/config/").reply(200, {});
    expect(await client().check()).to.equal(version);
  });

  it("refuses a token that Nautobot refuses, whoever may read that page", async () => {
    nock(URL)
      .get("/media-failure/")
      .reply(200, documentation(`${MINORS.at(-1) ?? ""}.7`));
    server().get("/users/config/").reply(403, { detail: "Invalid token" });
    expect(await failure(client().check())).to.include({ code: "NAUTOBOT_UNAUTHORIZED" });
  });

  it("asks for the status where there is no such page", async () => {
    const version = `${MINORS.at(-1) ?? ""}.7`;
    server().get("/status/").reply(200, { "nautobot-version": version });
    expect(await client().check()).to.equal(version);
  });

  it("refuses any other release, naming both", async () => {
    for (const version of ["2.3.16", "3.20.1", "4.0.0"]) {
      server().get("/status/").reply(200, { "nautobot-version": version });
      const error = await failure(client().check());
      expect(error).to.include({ code: "NAUTOBOT_VERSION" });
      expect((error as Error).message).to.equal(
        `${URL} is Nautobot ${version}; supported: ${MINORS.join(", ")}`,
      );
    }
  });

  it("says so when it is no Nautobot", async () => {
    server().get("/status/").reply(404, "<html>");
    server().get("/status/").reply(200, { hello: 1 });
    for (const error of [await failure(client().check()), await failure(client().check())])
      expect(error).to.include({ code: "NAUTOBOT_UNREACHABLE" });
  });

  it("refuses a token that Nautobot refuses", async () => {
    server().get("/status/").reply(403, { detail: "Invalid token" });
    expect(await failure(client().check())).to.include({ code: "NAUTOBOT_UNAUTHORIZED" });
  });
});

const documentation = (version: string): string =>
  `<a href="https://docs.nautobot.com/projects/core/en/v${version}/installation/">the installation</a>`;

describe("createClient", () => {
  useNock();

  it("keeps a path of the URL and drops slashes at its end", async () => {
    nock("https://host.test").get("/nautobot/api/x/").reply(200, { ok: true });
    const nautobot = client({ url: "https://host.test/nautobot//" });
    expect(nautobot.url).to.equal("https://host.test/nautobot");
    expect(await nautobot.request({ method: "GET", path: "/x/" })).to.deep.equal({ ok: true });
  });

  it("refuses what is no URL of a Nautobot, without repeating a password in it", () => {
    for (const url of ["nautobot", "ftp://host.test", "https://me:hush@host.test"])
      expect(() => createClient({ url, token: TOKEN }))
        .to.throw()
        .that.includes({ code: "CONFIG_INVALID" })
        .and.satisfies((error: Error) => !inspect(error).includes("hush"));
  });
});

describe("the token", () => {
  useNock();

  it("is sent, without spaces around it", async () => {
    let headers: Record<string, unknown> = {};
    server()
      .get("/x/")
      .reply(function () {
        headers = this.req.headers;
        return [200, {}];
      });
    await client({ token: ` ${TOKEN}\n` }).request({ method: "GET", path: "/x/" });
    expect(String(headers.authorization)).to.equal(`Token ${TOKEN}`);
  });

  it("is in nothing that can be printed: client, errors, logs", async () => {
    const printed: string[] = [];
    const note = (message: string) => printed.push(message);
    const logger = { ...silentLogger, debug: note, info: note, warning: note, error: note };
    const nautobot = client({ logger });
    server().get("/x/").times(5).reply(503, {});
    server().get("/x/").replyWithError(broken("ENOTFOUND"));
    server().get("/x/").reply(400, { detail: "no" });
    server().get("/x/").reply(200, {});
    for (let at = 0; at < 3; at += 1) {
      const error = await nautobotError(nautobot.request({ method: "GET", path: "/x/" }));
      printed.push(inspect(error, { depth: 20, showHidden: true }), JSON.stringify(error), error.describe());
    }
    await nautobot.request({ method: "GET", path: "/x/" });
    printed.push(inspect(nautobot, { depth: 20, showHidden: true }), JSON.stringify(nautobot));
    expect(printed).to.have.length.above(10);
    expect(printed.filter((text) => text.includes(TOKEN))).to.deep.equal([]);
  });
});
