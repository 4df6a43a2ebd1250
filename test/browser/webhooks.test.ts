import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { deviceState, nautobotPayload, nautobotSignature, WEBHOOK_SECRET } from "../helpers/webhooks.js";
import { holdToTheRules, openBrowser, openPage, signIn, untroubled } from "./helpers/browser.js";
import { SOURCE_JOB, startBridge, tokenOf, type Bridge } from "./helpers/service.js";

const NAME = "<b>سويتش</b> 🛰️ " + "x".repeat(180);
const rule = { name: "moved", models: ["dcim.device"], events: ["updated"], job: SOURCE_JOB, quiet: 0 };
const webhooks = { nautobot: { secrets: [WEBHOOK_SECRET], username: "bridge" }, rules: [rule] };

describe("the page of webhooks", () => {
  let bridge: Bridge;
  let browser: Browser;
  let page: Page;
  before(async () => {
    bridge = await startBridge({ webhooks });
    browser = await openBrowser();
    await send(nautobotPayload({ after: deviceState({ name: NAME }) }));
    await send(nautobotPayload({ event: "created", before: null, request: "q2" }));
    await send(nautobotPayload({ request: "q3" }), "a wrong secret");
    await send(nautobotPayload({ request: "q4" }), "a wrong secret");
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

  async function send(payload: object, secret?: string): Promise<void> {
    const body = JSON.stringify(payload);
    const headers = {
      "content-type": "application/json",
      "x-hook-signature": nautobotSignature(body, secret),
    };
    await fetch(`${bridge.url}/webhooks/nautobot`, { method: "POST", headers, body });
  }
  const row = (verdict: string) => page.getByRole("row").filter({ hasText: verdict });

  it("shows the last deliveries: which run was asked for, or why none was, and how often", async () => {
    await page.getByRole("link", { name: "Webhooks" }).click();
    // what is refused is written down a moment later
    await row("refused").waitFor();
    expect(await row("refused").textContent()).to.include("2 times");
    const accepted = await row("accepted").textContent();
    expect(accepted).to.include(NAME).and.include("dcim.device updated by ann").and.include("Rule moved");
    expect(await row("accepted").getByRole("link").getAttribute("href")).to.match(/^\/runs\/[\w-]+$/);
    expect(await row("ignored").textContent()).to.include("rule moved: is not about objects being created");
    await holdToTheRules(page);
  });

  it("shows those of one verdict, also by the address", async () => {
    await page.getByRole("link", { name: "Webhooks" }).click();
    await row("accepted").waitFor();
    await page.getByLabel("Show").selectOption("ignored");
    await row("accepted").waitFor({ state: "detached" });
    await row("ignored").waitFor();
    expect(await row("ignored").count()).to.equal(1);
    expect(new URL(page.url()).search).to.equal("?verdict=ignored");
    await page.reload();
    await row("ignored").waitFor();
    expect(await row("accepted").count()).to.equal(0);
    await page.getByLabel("Show").selectOption("duplicate");
    await page.getByText("No such delivery is kept").waitFor();
    await page.getByRole("link", { name: "Show all" }).click();
    await row("accepted").waitFor();
    untroubled(page);
  });

  it("goes to older ones and back", async () => {
    for (let request = 0; request < 51; request += 1)
      await send(nautobotPayload({ event: "deleted", after: null, request: `old ${request}` }));
    await page.goto(`${bridge.url}/webhooks`);
    await page.getByRole("button", { name: "Older" }).click();
    await row("accepted").waitFor();
    await page.getByRole("button", { name: "Newest" }).click();
    await row("deleted").first().waitFor();
    expect(await row("accepted").count()).to.equal(0);
    untroubled(page);
  });

  it("says what to do when none has come in", async () => {
    const other = await startBridge();
    try {
      await signIn(page, other, await tokenOf(other, "viewer"));
      await page.getByRole("link", { name: "Webhooks" }).click();
      await page.getByText("No webhook has come in yet").waitFor();
      await holdToTheRules(page);
    } finally {
      await other.close();
    }
  });
});
