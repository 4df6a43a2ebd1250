import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { DEPOT_JOB, DEPOT_PLUGIN, startDepot, type Depot } from "./helpers/depot.js";
import { holdToTheRules, openBrowser, openPage, signIn, untroubled } from "./helpers/browser.js";
import { breakingProxy, type Proxy } from "../helpers/proxy.js";
import { change } from "../helpers/reports.js";
import { keepRun, startRun } from "./helpers/kept-runs.js";
import { startBridge, tokenOf, type Bridge } from "./helpers/service.js";

describe("the page of a run", () => {
  let bridge: Bridge;
  let depot: Depot;
  let browser: Browser;
  let page: Page;
  let proxy: Proxy | undefined;
  before(async () => {
    bridge = await startBridge(DEPOT_PLUGIN);
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await bridge.close();
  });
  beforeEach(async () => {
    depot = await startDepot();
    page = await openPage(browser);
    await signIn(page, bridge, bridge.token);
  });
  afterEach(async () => {
    await page.context().close();
    await depot.close();
    await proxy?.close();
    proxy = undefined;
  });

  const panel = (name: string) => page.getByRole("region", { name, exact: true });
  const ask = async (body: object = {}): Promise<string> => {
    const asked = { variables: { url: depot.url }, ...body };
    return (await bridge.call<{ id: string }>("POST", `/api/v1/jobs/${DEPOT_JOB}/runs`, asked)).id;
  };
  const state = (word: string) => page.locator(".page-head .badge", { hasText: word }).waitFor();

  it("has duration, memory and summary of a dry run, who asked for it, and where it is in Nautobot", async () => {
    const id = await bridge.run({ memory: true, reason: "Monday's look" });
    await page.goto(`${bridge.url}/runs/${id}`);
    await state("Succeeded");
    for (const step of ["Load source", "Load target", "Calculate diff"]) {
      expect(await panel("Duration").getByRole("row", { name: step }).textContent()).to.match(/ (ms|s)$/);
      const memory = await panel("Memory Usage Stats").getByRole("row", { name: step }).textContent();
      expect(memory).to.match(/[MK]iB.*[MK]iB$/);
    }
    const { summary } = await bridge.call<{ summary: Record<string, number> }>("GET", `/api/v1/runs/${id}`);
    for (const [name, value] of Object.entries(summary))
      expect(await panel("Summary: what would change").textContent()).to.include(`${name}${value}`);
    const facts = await panel("Data sync").textContent();
    expect(facts).to.include("first-admin (api)").and.include("Monday's look").and.include("***");
    expect(facts).not.to.include(bridge.remote.token);
    await holdToTheRules(page);
  });

  it("leads to its job result in Nautobot, and has times in the viewer's zone with the exact ones on hover", async () => {
    const url = "https://nautobot.invalid/extras/job-results/1/";
    const id = await keepRun(bridge, {
      report: { jobResult: { id: "1", url }, startedAt: "2026-01-02T23:30:00.000Z" },
    });
    const there = await openPage(browser, { timezoneId: "Asia/Tokyo" });
    await signIn(there, bridge, bridge.token);
    await there.goto(`${bridge.url}/runs/${id}`);
    expect(await there.getByRole("link", { name: /job result/i }).getAttribute("href")).to.equal(url);
    const run = await bridge.call<{ endedAt: string }>("GET", `/api/v1/runs/${id}`);
    const ended = there.locator(`time[datetime="${run.endedAt}"]`).first();
    const exact = await ended.getAttribute("title");
    expect(exact).to.include("(Asia/Tokyo)").and.include(run.endedAt);
    expect(exact).to.include(
      new Date(run.endedAt).toLocaleTimeString("en-US", { timeZone: "Asia/Tokyo" }).slice(0, 4),
    );
    untroubled(there);
    await there.context().close();
  });

  it("has the counts and the rate of each step while it goes", async () => {
    const run = await startRun(bridge);
    const step = "load_source_adapter";
    const told = (done: number) =>
      ({ type: "step-progress", step, done, total: 9000, what: "device" }) as const;
    const begun = Date.now() - 20_000;
    const at = (second: number): string => new Date(begun + second * 1000).toISOString();
    await run.tell({ type: "step-started", step }, at(0));
    await page.goto(`${bridge.url}/runs/${run.id}`);
    await run.tell(told(1000), at(1));
    await run.tell(told(3000), at(2));
    await panel("Progress").getByText("3,000 of 9,000 device").waitFor();
    expect(await panel("Progress").textContent()).to.match(/[\d,]+\/s/);
    expect(await panel("Progress").getByRole("progressbar").first().getAttribute("aria-valuenow")).to.equal(
      "33",
    );
    await run.end();
    await state("Succeeded");
  });

  it("says first of a run that failed why it did and what to do, as does the list of runs why", async () => {
    const error = {
      code: "NAUTOBOT_UNREACHABLE",
      message: "https://a.invalid refused the connection",
      fix: "Start it.",
    };
    const id = await keepRun(bridge, {
      report: { status: "failed", error },
      log: [{ at: new Date().toISOString(), level: "error", message: error.message }],
    });
    await page.goto(`${bridge.url}/runs`);
    const row = page.getByRole("row").filter({ has: page.locator(`a[href="/runs/${id}"]`) });
    await row.getByText(error.message).first().waitFor();
    await holdToTheRules(page);
    await row.getByRole("link").first().click();
    await state("Failed");
    expect(await page.getByRole("alert").textContent())
      .to.include(error.message)
      .and.include(error.fix);
    expect(await page.getByText("Summary").count(), "nothing was compared").to.equal(0);
    await holdToTheRules(page);
    await page.getByRole("alert").getByRole("link").click();
    await page.getByRole("table", { name: "Log" }).getByText(error.message).waitFor();
  });

  it("shows of a run that failed in part what failed, with the reason, and how much was made", async () => {
    const id = await keepRun(bridge, {
      report: {
        status: "partial",
        summary: { create: 3, update: 1, delete: 0, "no-change": 4, skip: 0 },
      },
      changes: [
        change({ uid: "Bonn", status: "failure", message: "it is protected" }),
        change({ uid: "Mainz", status: "error", message: "a defect" }),
        change({ uid: "Kiel", status: "success" }),
        change({ uid: "Trier", action: "update", status: "success" }),
      ],
    });
    await page.goto(`${bridge.url}/runs/${id}`);
    await state("Partly failed");
    await panel("1 change failed").getByText("it is protected").waitFor();
    await panel("1 change ended in an error").getByText("a defect").waitFor();
    const summary = panel("Summary: what differed, and what became of it");
    expect(await summary.textContent()).to.include("success2failure1error1skipped0planned0");
    await holdToTheRules(page);
    await panel("1 change failed").getByRole("link").click();
    await page.locator(".tally", { hasText: "1 of 4 changes" }).waitFor();
    await page.getByRole("table", { name: "Changes" }).getByText("Bonn").waitFor();
  });

  it("says that memory was not collected, and how to", async () => {
    const id = await bridge.run({});
    await page.goto(`${bridge.url}/runs/${id}`);
    expect(await panel("Memory Usage Stats").textContent())
      .to.include("Not collected")
      .and.include("Memory profiling");
  });

  it("shows a run as it goes, to its end, without being loaded again", async () => {
    const id = await ask();
    await page.goto(`${bridge.url}/runs/${id}`);
    await state("Loading");
    await panel("Progress").getByText("Load source").waitFor();
    await holdToTheRules(page);
    depot.give("Acme", "Zenith");
    await state("Succeeded");
    await panel("Summary: what would change").filter({ hasText: "create2" }).waitFor();
  });

  it("says that the connection is lost, and goes on without a gap when it is back", async () => {
    let away = false;
    proxy = await breakingProxy(bridge.url, () => away);
    const id = await ask();
    await page.goto(`${proxy.url}/runs/${id}`);
    await state("Loading");
    away = true;
    proxy.cut();
    await page.getByRole("status").getByText("The connection is lost.").waitFor();
    depot.give("Acme");
    await bridge.service.runner.finished(id);
    away = false;
    await state("Succeeded");
    await page.getByText("The connection is lost.").waitFor({ state: "detached" });
  });

  it("cancels a run that goes", async () => {
    const id = await ask();
    await page.goto(`${bridge.url}/runs/${id}`);
    await page.getByRole("button", { name: "Cancel" }).click();
    const dialog = page.getByRole("dialog", { name: "Cancel the run?" });
    await holdToTheRules(page);
    await dialog.getByRole("button", { name: "Cancel the run" }).click();
    await state("Cancelled");
    await page
      .getByRole("status")
      .getByText(/cancelled/i)
      .waitFor();
    untroubled(page);
  });

  it("applies exactly what a dry run planned, with the reason", async () => {
    depot.give("Quartz");
    const planned = await ask();
    await bridge.service.runner.finished(planned);
    await page.goto(`${bridge.url}/runs/${planned}`);
    await page.getByRole("button", { name: "Apply" }).click();
    await page.getByLabel("Reason").fill("Looked right");
    await page.getByRole("dialog").getByRole("button", { name: "Apply" }).click();
    await page.waitForURL((url) => url.pathname !== `/runs/${planned}`);
    await state("Succeeded");
    expect(await panel("Data sync").textContent()).to.include("Looked right");
  });

  it("lets a guard through that would stop it, only when somebody says so", async () => {
    const names = Array.from({ length: 12 }, (_, index) => `Tenant ${index}`);
    depot.give(...names);
    await bridge.run({ variables: { url: depot.url }, dryRun: false }, DEPOT_JOB);
    depot.give("Tenant 1");
    const planned = await ask();
    await bridge.service.runner.finished(planned);
    await page.goto(`${bridge.url}/runs/${planned}`);
    expect(
      await panel("Guards")
        .getByRole("row", { name: /deletes/ })
        .textContent(),
    ).to.include("would stop the sync");
    await page.getByRole("button", { name: "Apply" }).click();
    await holdToTheRules(page);
    await page.getByRole("dialog").getByRole("button", { name: "Back" }).click();
    const stopped = await bridge.run({ variables: { url: depot.url }, dryRun: false }, DEPOT_JOB);
    await page.goto(`${bridge.url}/runs/${stopped}`);
    await page.getByRole("alert").getByText("Nothing was changed").waitFor();
    await page.getByRole("button", { name: "Apply" }).click();
    for (const rule of [/deletes/, /source-shrunk/]) await page.getByRole("checkbox", { name: rule }).check();
    await page.getByRole("dialog").getByRole("button", { name: "Apply" }).click();
    await page.waitForURL((url) => url.pathname !== `/runs/${stopped}`);
    await state("Succeeded");
  });

  it("shows a viewer no button that would be refused", async () => {
    const id = await bridge.run({});
    const eyes = await openPage(browser);
    await signIn(eyes, bridge, await tokenOf(bridge, "viewer"));
    await eyes.goto(`${bridge.url}/runs/${id}`);
    await eyes.getByRole("region", { name: "Duration", exact: true }).waitFor();
    for (const name of ["Apply", "Cancel"])
      expect(await eyes.getByRole("button", { name }).count()).to.equal(0);
    expect(await eyes.getByRole("link", { name: "Run again" }).count()).to.equal(0);
    await eyes.context().close();
  });

  it("says what became of a run that is not kept", async () => {
    await page.goto(`${bridge.url}/runs/no-such-run`);
    expect(await page.getByRole("alert").textContent()).to.include("There is no run no-such-run");
    await holdToTheRules(page);
  });
});
