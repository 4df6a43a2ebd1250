import { createServer, type Server } from "node:http";
import { type AddressInfo, isIP } from "node:net";
import { expect } from "chai";
import { z } from "zod";
import { guardedLookup, outboundProblem, restrictOutbound } from "../../../src/lib/outbound.js";
import { createClient } from "../../../src/nautobot/index.js";
import { parseVariables } from "../../../src/jobs/variables.js";

const lookedUp = (host: string): Promise<string> =>
  new Promise((resolve) => {
    guardedLookup(host, { all: false }, (error, address) =>
      resolve(
        error
          ? error.message
          : [address]
              .flat()
              .map((each) => (typeof each === "string" ? each : each.address))
              .join(),
      ),
    );
  });

describe("addresses that people type", () => {
  afterEach(() => restrictOutbound({ allow: [] }));

  const refused: [address: string, why: RegExp][] = [
    ["file:///etc/passwd", /http or https/],
    ["gopher://example.com", /http or https/],
    ["nonsense", /not a URL/],
    ["http://169.254.169.254/latest/meta-data", /always refused/],
    ["http://[::ffff:169.254.169.254]/", /always refused/],
    ["http://[fe80::1]/", /always refused/],
    ["http://[fd00:ec2::254]/", /always refused/],
    ["http://0xa9fea9fe/", /always refused/],
    ["http://2852039166/", /always refused/],
  ];
  for (const [address, why] of refused) {
    it(`are refused when they are like ${address}`, () => {
      expect(outboundProblem(address)).to.match(why);
    });
  }

  it("lead anywhere else by default", async () => {
    for (const address of ["https://nautobot.example", "http://127.0.0.1:8080", "http://10.1.2.3"])
      expect(outboundProblem(address)).to.equal(undefined);
    expect(isIP(await lookedUp("localhost"))).not.to.equal(0);
  });

  it("lead only where an allow-list says, by name or by network, checked again when a name is resolved", async () => {
    restrictOutbound({ allow: ["10.0.0.0/8", "*.example.com"] });
    expect(outboundProblem("http://10.9.8.7")).to.equal(undefined);
    expect(outboundProblem("http://192.168.1.1")).to.match(/outbound\.allow/);
    expect(await lookedUp("localhost")).to.match(/localhost .*outbound\.allow/);
    restrictOutbound({ allow: ["127.0.0.0/8", "::1"] });
    expect(isIP(await lookedUp("localhost"))).not.to.equal(0);
  });

  it("are judged when the connection is made, by a client of a Nautobot", async () => {
    let asked = 0;
    const server: Server = createServer((_request, answer) => {
      asked += 1;
      answer.end("{}");
    });
    await new Promise<void>((done) => server.listen(0, "localhost", done));
    const url = `http://localhost:${(server.address() as AddressInfo).port}`;
    restrictOutbound({ allow: ["10.0.0.0/8"] });
    const client = createClient({ url, token: "x".repeat(40), retryFactorMs: 0, guarded: true });
    const thrown = await client.check().catch((error: unknown) => String(error));
    server.close();
    expect(thrown).to.match(/outbound\.allow/);
    expect(asked).to.equal(0);
  });
});

describe("a variable that is a URL", () => {
  const problemOf = (value: string, schema: z.ZodType = z.url().optional()) =>
    parseVariables({ at: schema }, { at: value }).then(
      () => undefined,
      (thrown: unknown) => String(thrown),
    );

  it("is refused where it leads to what nobody may ask, and taken otherwise", async () => {
    expect(await problemOf("http://169.254.169.254/x")).to.match(/at: leads to a link-local/);
    expect(await problemOf("file:///etc/passwd")).to.match(/at: is not an http or https URL/);
    expect(await problemOf("https://acme.example")).to.equal(undefined);
  });

  it("may be of a protocol that its schema names", async () => {
    expect(await problemOf("postgres://db/x", z.url({ protocol: /^postgres$/ }))).to.equal(undefined);
  });
});
