import { expect } from "chai";
import type { Browser } from "playwright-core";
import {
  accessibilityProblems,
  allWithBrowser,
  holdToTheRules,
  NARROW,
  openPage,
  signIn,
  untroubled,
} from "./helpers/browser.js";
import { SOURCE_JOB, startBridge, tokenOf, type Bridge } from "./helpers/service.js";

describe("the dashboard's shell", () => {
  let bridge: Bridge;
  let browser: Browser;
  allWithBrowser(startBridge, (opened) => ({ bridge, browser } = opened));

  it("asks for a token, says when it is wrong, and lets its owner in", async () => {
    const page = await openPage(browser);
    await page.goto(`${bridge.url}/runs`);
    await holdToTheRules(page);
    await page.getByLabel("Token").fill("wrong");
    await page.keyboard.press("Enter");
    expect(await page.getByRole("alert").textContent()).to.include("The token is not right");
    await page.getByLabel("Token").fill(bridge.token);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Runs", level: 1 }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "Runs", level: 1 }).waitFor();
    untroubled(page);
    await page.context().close();
  });

  it("keeps the session from scripts, and ends it by signing out", async () => {
    const page = await openPage(browser);
    await signIn(page, bridge, bridge.token);
    const [cookie] = await page.context().cookies();
    expect(cookie).to.include({ httpOnly: true, sameSite: "Strict" });
    expect(cookie?.value).not.to.include(bridge.token);
    expect(await page.evaluate<string>("document.cookie")).to.equal("");
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByLabel("Token").waitFor();
    await page.reload();
    await page.getByLabel("Token").waitFor();
    untroubled(page);
    await page.context().close();
  });

  it("does nothing for a page of elsewhere that is open beside it, though the cookie goes along", async () => {
    const page = await openPage(browser);
    await signIn(page, bridge, bridge.token);
    const other = await page.context().newPage();
    // another port is another origin of the same site
    await other.goto(bridge.local.url);
    const path = `${bridge.url}/api/v1/jobs/${SOURCE_JOB}/runs`;
    const asking = `fetch("${path}", { method: "POST", mode: "no-cors", credentials: "include" }).then(() => true)`;
    const asked = async () => (await bridge.call<{ runs: object[] }>("GET", "/api/v1/runs")).runs.length;
    // the answer is kept from it as well, which looks like no answer
    await other.evaluate(`${asking}.catch(() => false)`);
    expect(await asked()).to.equal(0);
    await page.evaluate(asking);
    expect(await asked()).to.equal(1);
    await page.context().close();
  });

  it("asks again over the page when the token was revoked meanwhile, and goes on where it was", async () => {
    const page = await openPage(browser);
    await signIn(page, bridge, await tokenOf(bridge, "viewer"));
    await page.getByRole("link", { name: "Runs", exact: true }).click();
    await page.getByRole("heading", { name: "Runs", level: 1 }).waitFor();
    // the page asks for itself what is new
    await bridge.call("DELETE", "/api/v1/tokens/a-viewer");
    const dialog = page.getByRole("dialog", { name: "Your session has ended" });
    await dialog.getByLabel("Token").fill(bridge.token);
    await dialog.getByRole("button", { name: "Sign in" }).click();
    await dialog.waitFor({ state: "detached" });
    expect(new URL(page.url()).pathname).to.equal("/runs");
    await page.context().close();
  });

  it("has colours of its own when they are chosen, also the next time", async () => {
    const page = await openPage(browser, { colorScheme: "light" });
    await signIn(page, bridge, bridge.token);
    const ground = () => page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    const light = await ground();
    await page.getByLabel("Colours").selectOption("dark");
    const dark = await ground();
    expect(dark).not.to.equal(light);
    await page.reload();
    await page.getByLabel("Colours").waitFor();
    expect(await ground()).to.equal(dark);
    await page.context().close();
  });

  it("is worked by keyboard: to the content, and from page to page with the heading in focus", async () => {
    const page = await openPage(browser);
    await signIn(page, bridge, bridge.token);
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").textContent()).to.equal("Skip to the content");
    await page.getByRole("link", { name: "Runs", exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.locator("h1:focus", { hasText: "Runs" }).waitFor();
    await page.goBack();
    await page.locator("h1:focus").waitFor();
    expect(new URL(page.url()).pathname).to.equal("/");
    untroubled(page);
    await page.context().close();
  });

  it("has its navigation behind a button on a small screen, worked by keyboard as well", async () => {
    const page = await openPage(browser);
    await signIn(page, bridge, bridge.token);
    await page.setViewportSize(NARROW);
    const navigation = page.getByRole("navigation", { name: "Main" });
    await navigation.waitFor({ state: "hidden" });
    const menu = page.getByRole("button", { name: "Menu" });
    await menu.focus();
    await page.keyboard.press("Enter");
    await navigation.waitFor();
    expect(await menu.getAttribute("aria-expanded")).to.equal("true");
    expect(await accessibilityProblems(page)).to.deep.equal([]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator("h1:focus", { hasText: "Runs" }).waitFor();
    await navigation.waitFor({ state: "hidden" });
    untroubled(page);
    await page.context().close();
  });

  it("says what is at no address", async () => {
    const page = await openPage(browser);
    await signIn(page, bridge, bridge.token);
    await page.goto(`${bridge.url}/no/such/page`);
    await page.getByRole("heading", { name: "There is no such page" }).waitFor();
    await holdToTheRules(page);
    await page.context().close();
  });
});
