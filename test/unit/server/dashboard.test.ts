import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import request from "supertest";
import { testApi } from "../../helpers/app.js";
import { temporaryStore, type TemporaryStore } from "../../helpers/stores.js";

const HTML = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

describe("the dashboard's files", () => {
  let kept: TemporaryStore;
  let dashboard: string;
  beforeEach(async () => {
    kept = await temporaryStore();
    dashboard = mkdtempSync(join(tmpdir(), "dashboard-"));
    mkdirSync(join(dashboard, "assets"));
    writeFileSync(join(dashboard, "index.html"), "<p>the page</p>");
    writeFileSync(join(dashboard, "assets/main-1a2b.js"), "let a = 1;".repeat(200));
  });
  afterEach(async () => {
    rmSync(dashboard, { recursive: true });
    await kept.remove();
  });
  const appOf = (folder = dashboard) => testApi(kept.store, undefined, {}, { dashboard: folder }).app;

  it("are one page at every address that a browser asks for, which nothing from elsewhere can get into", async () => {
    for (const path of ["/", "/runs/17/changes", "/jobs/acme.sites"]) {
      const { text, headers } = await request(appOf()).get(path).set(HTML).expect(200);
      expect(text).to.equal("<p>the page</p>");
      expect(headers["cache-control"]).to.equal("no-cache");
      const policy = headers["content-security-policy"];
      expect(policy).to.include("default-src 'none'").and.include("script-src 'self';");
      expect(policy).not.to.include("unsafe");
    }
  });

  it("are kept by browsers for good when their name tells their content, and come compressed", async () => {
    const get = (encoding: string) =>
      request(appOf()).get("/assets/main-1a2b.js").set("accept-encoding", encoding).expect(200);
    const plain = await get("identity");
    expect(plain.headers["cache-control"]).to.equal("public, max-age=31536000, immutable");
    expect(plain.headers["content-type"]).to.equal("text/javascript; charset=utf-8");
    const gzipped = await get("gzip");
    expect(gzipped.headers).to.include({ "content-encoding": "gzip", vary: "Accept-Encoding" });
    expect(gzipped.text).to.equal(plain.text);
    expect(Number(gzipped.headers["content-length"])).to.be.lessThan(200);
    expect((await get("br, gzip")).headers["content-encoding"]).to.equal("br");
  });

  it("are never in the way of the API, of other methods, and of programs", async () => {
    await request(appOf()).get("/api/v1/nothing").set(HTML).expect(401);
    await request(appOf()).get("/assets/gone-1a2b.js").set(HTML).expect(404);
    await request(appOf()).post("/").set(HTML).expect(404);
    await request(appOf()).get("/nothing").expect(404);
    await request(appOf()).get("/..%2f..%2fpackage.json").expect(404);
  });

  it("tell how to make them when they are not there", async () => {
    const { text } = await request(appOf("nowhere")).get("/").set(HTML).expect(503);
    expect(text).to.include("npm run build");
  });
});
