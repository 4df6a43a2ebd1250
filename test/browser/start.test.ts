import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { DEPOT_JOB, DEPOT_PLUGIN, startDepot, type Depot } from "./helpers/depot.js";
import { holdToTheRules, openBrowser, openPage, signIn, untroubled } from "./helpers/browser.js";
import { SOURCE_JOB, startBridge, tokenOf, type Bridge } from "./helpers/service.js";

interface Told {
  id: string;
  dryRun: boolean;
  reason?: string;
  steps: { memory?: object }[];
  report: { variables: Record<string, unknown>; loaded: { source: Record<string, number> } };
}

describe("the form that starts a run", () => {
  let bridge: Bridge;
  let depot: Depot;
  let browser: Browser;
  let page: Page;
  before(async () => {
    bridge = await startBridge(DEPOT_PLUGIN);
    depot = await startDepot();
    depot.give("Acme");
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await depot.close();
    await bridge.close();
  });
  beforeEach(async () => {
    page = await openPage(browser);
    await signIn(page, bridge, bridge.token);
  });
  afterEach(() => page.context().close());

  const open = (job: string, query = "") => page.goto(`${bridge.url}/jobs/${job}/start${query}`);
  const started = async (): Promise<Told> => {
    await page.waitForURL(/\/runs\/[\w-]+$/);
    const id = new URL(page.url()).pathname.split("/")[2] ?? "";
    await bridge.service.runner.finished(id);
    return bridge.call<Told>("GET", `/api/v1/runs/${id}`);
  };

  it("has a field of its own kind for each variable, and is a dry run without memory", async () => {
    await open(DEPOT_JOB);
    const type = (name: string) => page.getByLabel(name).getAttribute("type");
    await page.getByLabel("url").waitFor();
    expect(await type("url")).to.equal("url");
    expect(await type("depth")).to.equal("number");
    expect(await type("password")).to.equal("password");
    expect(await page.getByLabel("shelf").locator("option").allTextContents()).to.include.members([
      "front",
      "back",
    ]);
    expect(await page.getByLabel("strict").isChecked()).to.equal(false);
    expect(await page.getByLabel("Dry run").isChecked()).to.equal(true);
    expect(await page.getByLabel("Memory profiling").isChecked()).to.equal(false);
    expect(await page.getByText("Where the depot is").isVisible()).to.equal(true);
    await holdToTheRules(page);
  });

  it("starts what it says, with what was typed in", async () => {
    await open(DEPOT_JOB);
    await page.getByLabel("url").fill(depot.url);
    await page.getByLabel("shelf").selectOption("back");
    await page.getByLabel("depth").fill("3");
    await page.getByLabel("strict").check();
    await page.getByLabel("password").fill("hunter2");
    await page.getByLabel("names").fill('["Acme"]');
    await page.getByLabel("Memory profiling").check();
    await page.getByLabel("Reason").fill("Ticket 12");
    await page.getByRole("button", { name: "Start the dry run" }).click();
    const run = await started();
    expect(run).to.include({ dryRun: true, reason: "Ticket 12" });
    expect(run.report.variables).to.deep.equal({
      url: depot.url,
      shelf: "back",
      depth: "3",
      strict: true,
      password: "***",
      names: '["Acme"]',
    });
    expect(run.steps[0]?.memory).to.be.an("object");
    untroubled(page);
  });

  it("says what is wrong at the field, goes there, and keeps what was typed in", async () => {
    await open(DEPOT_JOB);
    await page.getByLabel("url").fill(depot.url);
    await page.getByLabel("names").fill("not a list");
    await page.getByRole("button", { name: "Start the dry run" }).click();
    await page.locator("#variable-names[aria-invalid=true]:focus").waitFor();
    expect(await page.locator("#variable-names-wrong").textContent()).to.match(/array/i);
    expect(await page.getByLabel("url").inputValue()).to.equal(depot.url);
    await holdToTheRules(page);
  });

  it("needs nothing typed in that the configuration gives", async () => {
    await open(SOURCE_JOB);
    await page.getByLabel("url").waitFor();
    expect(await page.getByLabel("token").getAttribute("placeholder")).to.equal("as configured");
    await page.getByLabel("Scope").fill("tenant");
    await page.getByRole("button", { name: "Start the dry run" }).click();
    const { id, report } = await started();
    expect(report.variables["url"]).to.equal(bridge.remote.url);
    const { counts } = await bridge.call<{ counts: { type: string }[] }>(
      "GET",
      `/api/v1/runs/${id}/changes/counts`,
    );
    expect(new Set(counts.map(({ type }) => type)), "the scope").to.deep.equal(new Set(["tenant"]));
  });

  it("writes only when the box is unticked, and says so first", async () => {
    await open(DEPOT_JOB);
    await page.getByLabel("url").fill(depot.url);
    await page.getByLabel("Dry run").uncheck();
    expect(await page.locator("form").textContent()).to.include("what The depot does not have is deleted");
    await page.getByRole("button", { name: "Start the sync" }).click();
    expect((await started()).dryRun).to.equal(false);
  });

  it("begins with what an earlier run was given, but for secrets", async () => {
    const variables = { url: depot.url, shelf: "back", password: "hunter2" };
    const id = await bridge.run({ variables }, DEPOT_JOB);
    await page.goto(`${bridge.url}/runs/${id}`);
    await page.getByRole("link", { name: "Run again" }).click();
    await page.getByLabel("url").waitFor();
    expect(await page.getByLabel("url").inputValue()).to.equal(depot.url);
    expect(await page.getByLabel("shelf").inputValue()).to.equal("back");
    expect(await page.getByLabel("password").inputValue()).to.equal("");
  });

  it("is not there for a viewer", async () => {
    const eyes = await openPage(browser);
    await signIn(eyes, bridge, await tokenOf(bridge, "viewer"));
    await eyes.goto(`${bridge.url}/jobs/${DEPOT_JOB}/start`);
    await eyes.getByText("This is not for your role").waitFor();
    await eyes.context().close();
  });
});
