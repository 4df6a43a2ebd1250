import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { holdToTheRules, openBrowser, openPage, signIn, untroubled } from "./helpers/browser.js";
import { SOURCE_JOB, startBridge, TARGET_JOB, tokenOf, type Bridge } from "./helpers/service.js";

const schedules = [
  { name: "nightly", job: SOURCE_JOB, cron: "0 2 * * *", timezone: "Europe/Berlin", jitter: 30 },
  { name: "weekly", job: TARGET_JOB, cron: "30 4 * * 1", dryRun: false, catchUp: true },
];

describe("the page of schedules", () => {
  let bridge: Bridge;
  let browser: Browser;
  let page: Page;
  before(async () => {
    bridge = await startBridge({ schedules });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await bridge.close();
  });
  beforeEach(async () => (page = await openPage(browser)));
  afterEach(() => page.context().close());

  const card = (name: string) => page.getByRole("region", { name, exact: true });
  const open = async (token: string): Promise<void> => {
    await signIn(page, bridge, token);
    await page.getByRole("link", { name: "Schedules" }).click();
    await card("nightly").waitFor();
  };

  it("shows for each schedule what it runs, its next five times, and that it was not due yet", async () => {
    await open(bridge.token);
    const text = await card("nightly").textContent();
    for (const part of [
      SOURCE_JOB,
      "dry run",
      "0 2 * * *",
      "Europe/Berlin",
      "up to 30 s later",
      "not due yet",
    ])
      expect(text).to.include(part);
    const { schedules: asked } = await bridge.call<{ schedules: { next: string[] }[] }>(
      "GET",
      "/api/v1/schedules",
    );
    const shown = await card("nightly").locator("li > time").all();
    const times = await Promise.all(shown.map((each) => each.getAttribute("datetime")));
    expect(times).to.deep.equal(asked[0]?.next).and.have.length(5);
    expect(await card("weekly").textContent()).to.include("a missed time is made up for");
    await holdToTheRules(page);
  });

  it("pauses and resumes, and says who did", async () => {
    await open(bridge.token);
    await page.getByRole("button", { name: "Pause nightly" }).click();
    await card("nightly").getByText("by first-admin").waitFor();
    expect(await card("nightly").textContent()).to.include("Paused");
    expect(await card("weekly").textContent()).not.to.include("Paused");
    await holdToTheRules(page);
    await page.getByRole("button", { name: "Resume nightly" }).click();
    await page.getByRole("button", { name: "Pause nightly" }).waitFor();
    expect(await card("nightly").locator("li").count()).to.equal(5);
    untroubled(page);
  });

  it("runs a schedule's job now, once it is confirmed, and goes to the run", async () => {
    await open(bridge.token);
    await page.getByRole("button", { name: "Run now: weekly" }).click();
    const dialog = page.getByRole("dialog", { name: "Run weekly now" });
    expect(await dialog.textContent()).to.include("makes the changes that it finds");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Run now: nightly" }).click();
    const asked = page.getByRole("dialog", { name: "Run nightly now" });
    expect(await asked.textContent()).to.include("changes nothing");
    await asked.getByLabel("Reason").fill("after the move");
    await asked.getByRole("button", { name: "Start the dry run" }).click();
    await page.waitForURL(/\/runs\/[^/]+$/);
    const id = page.url().split("/").at(-1) ?? "";
    await bridge.service.runner.finished(id);
    const { runs } = await bridge.call<{ runs: { id: string; job: string; dryRun: boolean }[] }>(
      "GET",
      "/api/v1/runs",
    );
    expect(runs).to.have.length(1);
    expect(runs[0]).to.include({ id, job: SOURCE_JOB, dryRun: true });
    const { entries } = await bridge.call<{ entries: object[] }>("GET", "/api/v1/audit?action=schedule.run");
    expect(entries[0]).to.include({ actor: "first-admin", reason: "after the move" });
  });

  it("shows viewers no button that would be refused", async () => {
    await open(await tokenOf(bridge, "viewer"));
    expect(await page.locator("main").getByRole("button").count()).to.equal(0);
    untroubled(page);
  });

  it("says how to make one when there is none", async () => {
    const other = await startBridge();
    try {
      await signIn(page, other, other.token);
      await page.getByRole("link", { name: "Schedules" }).click();
      await page.getByText("No job runs by itself yet").waitFor();
      expect(await page.locator("main").textContent())
        .to.include("schedules:")
        .and.include(SOURCE_JOB);
      await holdToTheRules(page);
    } finally {
      await other.close();
    }
  });
});
