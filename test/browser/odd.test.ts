import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { breakingProxy } from "../helpers/proxy.js";
import { report } from "../helpers/reports.js";
import { begin } from "../unit/store/runs.js";
import { EMOJI, LONG, MARKUP, ODD_PLUGIN, RIGHT_TO_LEFT } from "./helpers/odd.js";
import { holdToTheRules, openBrowser, openPage, signIn, untroubled } from "./helpers/browser.js";
import { SOURCE_JOB, startBridge, type Bridge } from "./helpers/service.js";

const HISTORY = 10_000;
/** By its name, as every job is. */
const ODD = "odd.img-src-x-onerror-document-title-broken";

describe("pages with odd content", () => {
  let bridge: Bridge;
  let browser: Browser;
  let page: Page;
  before(async function () {
    this.timeout(300_000);
    const retention = { runs: 2 * HISTORY, days: 3650 };
    bridge = await startBridge({ ...ODD_PLUGIN, retention }, async (store) => {
      for (let index = 0; index < HISTORY; index++) {
        const writer = await begin(store, `old-${index}`, { job: SOURCE_JOB });
        const ended = report({ id: `old-${index}`, job: SOURCE_JOB, dryRun: false });
        const endedAt = new Date(Date.now() - (HISTORY - index) * 60_000).toISOString();
        await writer.end({ state: "succeeded", endedAt, report: ended });
      }
    });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await bridge.close();
  });
  beforeEach(async () => {
    page = await openPage(browser);
    await signIn(page, bridge, bridge.token);
  });
  afterEach(() => page.context().close());

  it("execute nothing and break nowhere: markup, emoji, right-to-left, 200 characters without a space", async () => {
    const text = `${MARKUP}${EMOJI}${RIGHT_TO_LEFT}${LONG}`;
    const id = await bridge.run({ variables: { text }, reason: text }, ODD);
    const name = page.getByRole("heading", { level: 1, name: MARKUP });
    await page.goto(bridge.url);
    await page.getByRole("link", { name: MARKUP }).first().waitFor();
    await holdToTheRules(page);
    await page.goto(`${bridge.url}/jobs/${ODD}`);
    await name.waitFor();
    await page.getByText("<script>document.title='broken'</script>").waitFor();
    expect(await page.locator("a[href^=javascript]").count()).to.equal(0);
    await holdToTheRules(page);
    await page.goto(`${bridge.url}/runs/${id}`);
    await page.getByText(text).first().waitFor();
    await holdToTheRules(page);
    await page.goto(`${bridge.url}/jobs/${ODD}/start?from=${id}`);
    expect(await page.getByLabel("text").inputValue()).to.equal(text);
    await holdToTheRules(page);
    expect(await page.title()).not.to.equal("broken");
  });

  it(`page through ${HISTORY} runs`, async () => {
    await page.goto(`${bridge.url}/runs?job=${SOURCE_JOB}`);
    const rows = page.getByRole("row");
    await rows.nth(50).waitFor();
    const first = await rows.nth(1).getByRole("link").first().getAttribute("href");
    await page.getByRole("button", { name: "Older" }).click();
    await page.waitForURL(/after=/);
    await page.locator(`a[href="${first}"]`).waitFor({ state: "detached" });
    await rows.nth(50).waitFor();
    expect(await rows.count()).to.equal(51);
    await page.getByRole("link", { name: "Newest" }).click();
    await page.locator(`a[href="${first}"]`).waitFor();
    await page.goto(bridge.url);
    await page.getByRole("list", { name: "Last runs" }).getByRole("link").nth(9).waitFor();
    untroubled(page);
  });

  it("say that the service is gone, keep what they show, and go on when it is back", async () => {
    let away = false;
    const proxy = await breakingProxy(bridge.url, () => away);
    try {
      await page.goto(proxy.url);
      await page.getByRole("link", { name: "Example Data Source", exact: true }).waitFor();
      away = true;
      const alert = page.getByRole("alert").first();
      await alert.waitFor();
      expect(await alert.textContent()).to.include("The service cannot be reached");
      expect(await page.getByRole("link", { name: "Example Data Source", exact: true }).isVisible()).to.equal(
        true,
      );
      away = false;
      await alert.waitFor({ state: "detached" });
    } finally {
      await proxy.close();
    }
  });
});
