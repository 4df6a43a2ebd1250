import { expect } from "chai";
import { startSandbox, type Sandbox } from "../../../src/sandbox/index.js";

describe("the sandbox, for tests", () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startSandbox({ token: "secret", data: { "/tenancy/tenants/": [{ name: "A" }] } });
  });
  afterEach(() => sandbox.close());

  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${sandbox.url}/api${path}`, { ...init, headers: { authorization: "Token secret" } });

  it("fails as often as it is told, then answers again", async () => {
    sandbox.fail({ path: "/tenancy/", status: 503, times: 2, headers: { "retry-after": "1" } });
    const first = await ask("/tenancy/tenants/");
    expect([first.status, first.headers.get("retry-after")]).to.deep.equal([503, "1"]);
    expect((await ask("/ipam/prefixes/")).status).to.equal(200);
    expect((await ask("/tenancy/tenants/")).status).to.equal(503);
    expect((await ask("/tenancy/tenants/")).status).to.equal(200);
  });

  it("fails only the method it is told", async () => {
    sandbox.fail({ method: "DELETE", status: 500 });
    expect((await ask("/tenancy/tenants/")).status).to.equal(200);
    expect((await ask("/tenancy/tenants/", { method: "DELETE", body: "[]" })).status).to.equal(500);
  });

  it("drops the connection", async () => {
    sandbox.fail({ status: "reset" });
    const error = await ask("/tenancy/tenants/").catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(TypeError);
  });

  it("remembers requests with their bodies until it forgets them", async () => {
    await ask("/tenancy/tenants/?limit=1");
    const headers = { authorization: "Token secret", "content-type": "application/json" };
    await fetch(`${sandbox.url}/api/tenancy/tenants/`, { method: "POST", headers, body: '{"name":"B"}' });
    expect(sandbox.requests).to.deep.equal([
      { method: "GET", path: "/api/tenancy/tenants/?limit=1", body: "" },
      { method: "POST", path: "/api/tenancy/tenants/", body: { name: "B" } },
    ]);
    expect(sandbox.rows("/tenancy/tenants/").map(({ name }) => name)).to.deep.equal(["A", "B"]);
    sandbox.forget();
    expect(sandbox.requests).to.deep.equal([]);
  });

  it("loads objects, all or none", () => {
    const bad = { "/tenancy/tenants/": [{ name: "C" }, { name: "A" }] };
    expect(() => sandbox.load(bad)).to.throw("tenant with this name already exists.");
    expect(sandbox.rows("/tenancy/tenants/").map(({ name }) => name)).to.deep.equal(["A"]);
  });
});
