import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { allWithBrowser, holdToTheRules, openPage, signIn, untroubled } from "./helpers/browser.js";
import { startBridge, tokenOf, type Bridge } from "./helpers/service.js";

describe("the pages of the system", () => {
  let bridge: Bridge;
  let browser: Browser;
  let page: Page;
  allWithBrowser(startBridge, (opened) => ({ bridge, browser } = opened));
  beforeEach(async () => (page = await openPage(browser)));
  afterEach(() => page.context().close());

  const open = async (token = bridge.token, path = "/system"): Promise<void> => {
    await signIn(page, bridge, token);
    await page.goto(bridge.url + path);
  };
  const part = (name: string) =>
    page.getByRole("region", { name: "Parts" }).getByRole("listitem").filter({ hasText: name });

  it("shows that store, queue and Nautobot work, where they are, and the versions", async () => {
    await open();
    await part("Nautobot").getByText("works").waitFor();
    expect(await part("Nautobot").textContent())
      .to.include(bridge.local.url)
      .and.match(/3\.\d+\.\d+/);
    expect(await part("Store").textContent())
      .to.include("works")
      .and.include("SQLite in");
    expect(await part("Queue").textContent())
      .to.include("works")
      .and.include("within this process");
    const service = await page.getByRole("region", { name: "Service" }).textContent();
    expect(service)
      .to.include(process.versions.node)
      .and.match(/nautobot-bridge\d+\.\d+\.\d+/);
    await page.getByText("None: nothing goes on").waitFor();
    await holdToTheRules(page);
  });

  it("shows which part does not work, why, and what to do", async () => {
    const other = await startBridge();
    try {
      await other.local.close();
      await signIn(page, other, other.token);
      await page.getByRole("link", { name: "System" }).click();
      await part("Nautobot").getByText("does not work").waitFor();
      expect(await part("Nautobot").textContent())
        .to.include("NAUTOBOT_UNREACHABLE")
        .and.include("Check that Nautobot is running");
      await holdToTheRules(page);
    } finally {
      await other.close();
    }
  });

  it("shows the audit log to admins, and filters it by the address", async () => {
    await tokenOf(bridge, "operator");
    await open(bridge.token, "/system/audit");
    const row = page.getByRole("row").filter({ hasText: "token.create" }).first();
    await row.waitFor();
    expect(await row.textContent()).to.include("first-admin");
    await holdToTheRules(page);
    await page.getByRole("searchbox", { name: "Who" }).fill("nobody");
    await page.keyboard.press("Enter");
    await page.getByText("No entry is like this").waitFor();
    expect(new URL(page.url()).search).to.equal("?actor=nobody");
    await page.getByRole("searchbox", { name: "Who" }).fill("");
    await page.getByLabel("To").fill("2020-01-31");
    await page.getByText("No entry is like this").waitFor();
    await page.getByLabel("To").fill("");
    await page.getByLabel("From").fill("2020-01-31");
    await row.waitFor();
  });

  it("makes a token that works, shows it once, and revokes it", async () => {
    await open(bridge.token, "/system/tokens");
    await page.getByRole("button", { name: "New token" }).click();
    const dialog = page.getByRole("dialog", { name: "New token" });
    await dialog.getByLabel("Name").fill("night-script");
    await dialog.getByLabel("Role").selectOption("operator");
    await dialog.getByRole("button", { name: "Make it" }).click();
    const token = (await dialog.locator("pre").textContent()) ?? "";
    const asked = () => fetch(`${bridge.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(await (await asked()).json()).to.deep.equal({ name: "night-script", role: "operator" });
    await dialog.getByRole("button", { name: "I have it" }).click();
    expect(await page.locator("body").textContent()).not.to.include(token);
    await holdToTheRules(page);
    await page.getByRole("button", { name: "Revoke night-script" }).click();
    await page.getByRole("button", { name: "Revoke it" }).click();
    await page
      .getByRole("row")
      .filter({ hasText: "night-script" })
      .getByText("revoked", { exact: true })
      .waitFor();
    expect((await asked()).status).to.equal(401);
    untroubled(page);
  });

  it("says at once why a token is not made", async () => {
    await open(bridge.token, "/system/tokens");
    await page.getByRole("button", { name: "New token" }).click();
    await page.getByLabel("Name").fill("first-admin");
    await page.keyboard.press("Enter");
    expect(await page.getByRole("dialog").getByRole("alert").textContent()).to.include("first-admin");
  });

  it("has no audit log and no tokens for others than admins", async () => {
    await open(await tokenOf(bridge, "viewer"));
    await part("Nautobot").waitFor();
    expect(
      await page.getByRole("navigation", { name: "System" }).getByRole("link").allTextContents(),
    ).to.deep.equal(["State"]);
    await page.goto(`${bridge.url}/system/tokens`);
    await page.getByText("It needs the role admin").waitFor();
    untroubled(page);
  });
});
