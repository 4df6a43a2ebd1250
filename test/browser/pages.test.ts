import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { breakingProxy } from "../helpers/proxy.js";
import { nautobotPayload, nautobotSignature, WEBHOOK_SECRET } from "../helpers/webhooks.js";
import { openBrowser, openPage, signIn, untroubled } from "./helpers/browser.js";
import { SOURCE_JOB, startBridge, type Bridge } from "./helpers/service.js";

const WORKED_BY_KEYS = "a[href], button:not([disabled]), input, select, textarea, [tabindex='0']";
/** Where the focus is, and whether a person sees and hears what it is on. */
const FOCUS = `(() => {
  const at = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  return {
    within: document.querySelector("main").contains(at),
    visible: outlineStyle !== "none" && parseFloat(outlineWidth) > 0,
    named: [at.textContent, at.ariaLabel, at.labels?.[0]?.textContent].some((name) => name?.trim()),
    html: at.outerHTML.slice(0, 200),
  };
})()`;
interface Focus {
  within: boolean;
  visible: boolean;
  named: boolean;
  html: string;
}

describe("every page of the navigation", () => {
  let bridge: Bridge;
  let browser: Browser;
  let page: Page;
  before(async () => {
    const schedules = [{ name: "nightly", job: SOURCE_JOB, cron: "0 2 * * *" }];
    const webhooks = { nautobot: { secrets: [WEBHOOK_SECRET], username: "bridge" } };
    bridge = await startBridge({ schedules, webhooks });
    browser = await openBrowser();
    await send("q1");
  });
  after(async () => {
    await browser.close();
    await bridge.close();
  });
  beforeEach(async () => {
    page = await openPage(browser);
  });
  afterEach(() => page.context().close());

  async function send(request: string): Promise<void> {
    const body = JSON.stringify(nautobotPayload({ request }));
    const headers = { "content-type": "application/json", "x-hook-signature": nautobotSignature(body) };
    await fetch(`${bridge.url}/webhooks/nautobot`, { method: "POST", headers, body });
  }
  const navigation = () => page.getByRole("navigation", { name: "Main" }).getByRole("link");
  const settled = () => page.locator(".loading").first().waitFor({ state: "detached" });

  /** Presses Tab from the heading until the focus leaves the content; gives what it was on. */
  async function walk(): Promise<Focus[]> {
    const seen: Focus[] = [];
    for (;;) {
      await page.keyboard.press("Tab");
      const focus = await page.evaluate<Focus>(FOCUS);
      if (!focus.within) return seen;
      expect(seen.length, "the focus goes round in circles").to.be.below(200);
      seen.push(focus);
    }
  }

  it("is reached and worked by keyboard alone: all that does something gets the focus, seen and named", async () => {
    await bridge.run({});
    await signIn(page, bridge, bridge.token);
    const count = await navigation().count();
    expect(count).to.be.at.least(6);
    for (let index = 0; index < count; index += 1) {
      const name = (await navigation().nth(index).textContent()) ?? "";
      await navigation().nth(index).focus();
      await page.keyboard.press("Enter");
      await navigation().nth(index).and(page.locator("[aria-current=page]")).waitFor();
      if (index > 0) await page.locator("h1:focus").waitFor();
      else await page.locator("h1").focus();
      await settled();
      const seen = await walk();
      expect(
        seen.filter(({ visible, named }) => !visible || !named),
        name,
      ).to.deep.equal([]);
      expect(seen.length, name).to.equal(await page.locator("main").locator(WORKED_BY_KEYS).count());
    }
    untroubled(page);
  });

  it("is whole on a service where nothing has happened", async () => {
    const other = await startBridge();
    try {
      await signIn(page, other, other.token);
      const count = await navigation().count();
      for (let index = 0; index < count; index += 1) {
        await navigation().nth(index).click();
        await page.locator("h1").waitFor();
        await settled();
        expect(await page.getByRole("alert").count(), page.url()).to.equal(0);
      }
      untroubled(page);
    } finally {
      await other.close();
    }
  });

  it("says that the service cannot be reached, keeps what it shows, and goes on by itself", async () => {
    let away = false;
    const proxy = await breakingProxy(bridge.url, () => away);
    try {
      await signIn(page, proxy, bridge.token);
      await page.getByRole("link", { name: "Webhooks" }).click();
      const rows = page.getByRole("row");
      await rows.nth(1).waitFor();
      const before = await rows.count();
      away = true;
      proxy.cut();
      await page.getByRole("alert").getByText("The service cannot be reached").waitFor();
      expect(await rows.count()).to.equal(before);
      await send("q2");
      away = false;
      await page.getByRole("alert").waitFor({ state: "detached" });
      expect(await rows.count()).to.equal(before + 1);
    } finally {
      await page.goto("about:blank");
      await proxy.close();
    }
  });
});
