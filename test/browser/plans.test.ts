import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { until } from "../helpers/stores.js";
import { holdToTheRules, openBrowser, openPage, signIn, untroubled } from "./helpers/browser.js";
import { SOURCE_JOB, startBridge, tokenOf, type Bridge } from "./helpers/service.js";

const ODD = `<b onclick="alert(1)">why</b> 🏭 שלום ${"n".repeat(200)}`;
interface Told {
  status: string;
  reason?: string;
  outcomes: Record<string, number>;
}

describe("plans", () => {
  let bridge: Bridge;
  let browser: Browser;
  let page: Page;
  before(async () => (browser = await openBrowser()));
  after(() => browser.close());
  beforeEach(async () => {
    const approval = { create: "auto", update: "person", delete: "person" };
    bridge = await startBridge({ jobs: { [SOURCE_JOB]: { approval } } });
    page = await openPage(browser);
    await signIn(page, bridge, bridge.token);
  });
  afterEach(async () => {
    await page.context().close();
    await bridge.close();
  });

  const ask = async (body: object): Promise<string> => {
    const { url, token } = bridge.remote;
    const asked = { variables: { url, token }, ...body };
    const { id } = await bridge.call<{ id: string }>("POST", `/api/v1/jobs/${SOURCE_JOB}/runs`, asked);
    await until(async () => ["waiting", "succeeded"].includes((await told(id)).status));
    return id;
  };
  const told = (id: string) => bridge.call<Told>("GET", `/api/v1/runs/${id}`);
  const planOf = (id: string) => bridge.call<Record<string, number>>("GET", `/api/v1/runs/${id}/plan`);
  const open = async (on = page) => {
    await on.goto(`${bridge.url}/plans`);
    await on.getByRole("heading", { name: "Plans", level: 1 }).waitFor();
  };
  const panel = (name: string) => page.getByRole("region", { name });
  const begun = async (): Promise<string> => {
    await page.waitForURL(/\/runs\/[^/]+$/);
    const id = new URL(page.url()).pathname.split("/")[2] ?? "";
    await bridge.service.runner.finished(id);
    return id;
  };

  it("say what to do when there are none", async () => {
    await open();
    await page.getByText("Nothing waits for approval").waitFor();
    await page.getByText("No dry run found changes").waitFor();
    await holdToTheRules(page);
  });

  it("that wait are approved in part, with a reason that is asked for", async () => {
    const id = await ask({ dryRun: false, reason: ODD });
    const { update = 0, delete: remove = 0 } = await planOf(id);
    expect(Math.min(update, remove)).to.be.above(0);
    await open();
    await panel("Waiting for approval").getByText(`${update} to update`).waitFor();
    await holdToTheRules(page);
    await page.getByLabel("Include delete").uncheck();
    await page.getByRole("button", { name: new RegExp(`^Approve ${update} change`) }).click();
    const dialog = page.getByRole("dialog");
    expect(await dialog.textContent()).to.include("What else waits in this run is given up");
    await holdToTheRules(page);
    await dialog.getByRole("button", { name: /^Approve/ }).click();
    expect(await page.evaluate<boolean>("document.activeElement.validity.valueMissing")).to.equal(true);
    await dialog.getByLabel("Reason").fill("agreed on Monday");
    await dialog.getByRole("button", { name: /^Approve/ }).click();
    const run = await told(await begun());
    expect(run).to.include({ status: "succeeded", reason: "agreed on Monday" });
    expect(run.outcomes).to.deep.equal({ success: update });
    untroubled(page);
  });

  it("that wait are told on the page of their run, and approved there one by one", async () => {
    const id = await ask({ dryRun: false });
    const { update = 0, delete: remove = 0 } = await planOf(id);
    await page.goto(`${bridge.url}/runs/${id}`);
    const waits = page.getByRole("status").filter({ hasText: "Waits for approval" });
    expect(await waits.textContent())
      .to.include(`${update} objects to update`)
      .and.include(`${remove} objects to delete`);
    await holdToTheRules(page);
    await waits.getByRole("link", { name: "Look at them" }).click();
    await page
      .getByRole("checkbox", { name: /^Select/ })
      .first()
      .check();
    await page.getByRole("button", { name: "Approve 1 change" }).click();
    await page.getByRole("dialog").getByLabel("Reason").fill("only this one");
    await page.getByRole("dialog").getByRole("button", { name: "Approve 1 change" }).click();
    const run = await told(await begun());
    expect(run).to.include({ status: "succeeded", reason: "only this one" });
    expect(run.outcomes).to.deep.equal({ success: 1 });
  });

  it("that wait are rejected, and gone from the list then", async () => {
    const id = await ask({ dryRun: false });
    await open();
    await page.getByRole("button", { name: "Reject" }).click();
    await page.getByRole("dialog").getByLabel("Reason").fill("not now");
    await page.getByRole("dialog").getByRole("button", { name: "Reject" }).click();
    await page.getByText("Nothing waits for approval").waitFor();
    expect((await told(id)).status).to.equal("succeeded");
    expect(await planOf(id)).to.have.nested.property("decision.reason", "not now");
  });

  it("that somebody else decided meanwhile say so", async () => {
    const id = await ask({ dryRun: false });
    await open();
    await page.getByRole("button", { name: /^Approve/ }).click();
    await page.getByRole("dialog").getByLabel("Reason").fill("too late");
    await bridge.call("POST", `/api/v1/runs/${id}/reject`, { reason: "was first" });
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Approve/ })
      .click();
    await page.getByRole("dialog").getByText("was first").waitFor();
  });

  it("of dry runs are applied, and lead to the changes", async () => {
    const id = await ask({ dryRun: true });
    const { create = 0 } = await planOf(id);
    await open();
    await panel("Found by dry runs")
      .getByRole("link", { name: `${create} to create` })
      .click();
    await page.getByRole("table", { name: "Changes" }).waitFor();
    expect(page.url()).to.match(/action=create/);
    await page.goBack();
    for (const action of ["update", "delete"]) await page.getByLabel(`Include ${action}`).uncheck();
    await page.getByRole("button", { name: `Apply ${create} changes` }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Reason (optional)").waitFor();
    await dialog.getByRole("button", { name: /^Apply/ }).click();
    expect((await told(await begun())).outcomes).to.deep.equal({ success: create });
  });

  it("are only looked at by a viewer", async () => {
    await ask({ dryRun: false });
    const other = await openPage(browser);
    await signIn(other, bridge, await tokenOf(bridge, "viewer"));
    await open(other);
    await other.getByRole("link", { name: "Look at them" }).waitFor();
    expect(await other.getByRole("main").getByRole("button").count()).to.equal(0);
    expect(await other.getByRole("checkbox").count()).to.equal(0);
    await other.context().close();
  });
});
