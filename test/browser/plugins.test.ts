import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { holdToTheRules, openBrowser, openPage, signIn } from "./helpers/browser.js";
import { SOURCE_JOB, startBridge, TARGET_JOB, tokenOf, type Bridge } from "./helpers/service.js";

describe("the page of plugins", () => {
  const folder = mkdtempSync(join(tmpdir(), "bridge-plugins-"));
  let bridge: Bridge;
  let viewer: string;
  let browser: Browser;
  let page: Page;
  before(async () => {
    mkdirSync(join(folder, "broken"));
    writeFileSync(
      join(folder, "broken", "index.ts"),
      `import { definePlugin } from "nautobot-bridge";
       export default definePlugin({ apiVersion: 1, name: "Broken Name", jobs: [] });`,
    );
    writeFileSync(join(folder, "throws.ts"), `throw new Error("<img src=x onerror=alert(1)>");`);
    mkdirSync(join(folder, "empty-shelves"));
    writeFileSync(join(folder, "empty-shelves", "package.json"), `{ "version": "2.1.0" }`);
    writeFileSync(
      join(folder, "empty-shelves", "index.ts"),
      `import { Adapter, DataSource, definePlugin } from "nautobot-bridge";
       class Nothing extends Adapter { topLevel = []; }
       class Shelves extends DataSource {
         static meta = { name: "Shelves", dataSource: "Shelves" };
         loadSourceAdapter() { return new Nothing(); }
         loadTargetAdapter() { return new Nothing(); }
       }
       export default definePlugin({ apiVersion: 1, name: "shelves", jobs: [Shelves] });`,
    );
    bridge = await startBridge({ plugins: [folder] });
    viewer = await tokenOf(bridge, "viewer");
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await bridge.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    page = await openPage(browser);
    await signIn(page, bridge, viewer);
    await page.getByRole("link", { name: "Plugins" }).click();
  });
  afterEach(() => page.context().close());

  it("shows the versions and each plugin's jobs, which lead to their pages", async () => {
    const plugin = page.getByRole("region", { name: "nautobot-remote" });
    await plugin.waitFor();
    const { version } = await bridge.call<{ version: string }>("GET", "/api/v1/plugins");
    expect(await page.locator(".page-head").textContent()).to.include(`nautobot-bridge ${version}`);
    expect(await plugin.getByRole("listitem").count()).to.equal(2);
    expect(await page.getByRole("region", { name: "shelves" }).textContent()).to.include("2.1.0");
    for (const job of [SOURCE_JOB, TARGET_JOB])
      expect(await plugin.locator(`a[href="/jobs/${job}"]`).count()).to.equal(1);
  });

  it("shows what is wrong with plugins that were refused: the file, the field and the fix", async () => {
    const problems = page.getByRole("region", { name: "3 problems" });
    await problems.waitFor();
    const alerts = await problems.getByRole("alert").allTextContents();
    const named = alerts.find((text) => text.includes("lower-case letters"));
    expect(named).to.include("name: ").and.include("Write a name").and.include(join(folder, "broken"));
    expect(alerts.find((text) => text.includes("brings no job"))).to.include("List the classes");
    expect(alerts.find((text) => text.includes("<img src=x"))).to.include("The file throws");
    await holdToTheRules(page);
  });
});
