import { expect } from "chai";
import type { Browser } from "playwright-core";
import { allWithBrowser, holdToTheRules, openPage } from "./helpers/browser.js";
import { startBridge, type Bridge } from "./helpers/service.js";

describe("the page of the API's document", () => {
  let bridge: Bridge;
  let browser: Browser;
  allWithBrowser(startBridge, (opened) => ({ bridge, browser } = opened));

  it("asks a browser for the token, and shows every operation, legible at any width", async () => {
    const page = await openPage(browser, { httpCredentials: { username: "me", password: bridge.token } });
    const answered = await page.goto(`${bridge.url}/api/v1/docs`);
    expect(answered?.status()).to.equal(200);
    const { paths } = await bridge.call<{ paths: Record<string, object> }>("GET", "/api/v1/openapi.json");
    for (const path of Object.keys(paths))
      await page.getByText(path, { exact: true }).first().waitFor({ state: "visible" });
    await holdToTheRules(page);
    await page.context().close();
  });
});
