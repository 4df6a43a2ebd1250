import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { DEPOT_PLUGIN } from "./helpers/depot.js";
import { eachWithPage, holdToTheRules, openPage, signIn, untroubled } from "./helpers/browser.js";
import { SOURCE_JOB, startBridge, tokenOf, type Bridge } from "./helpers/service.js";

const schedules = [{ job: SOURCE_JOB, cron: "0 2 * * *", timezone: "Europe/Berlin", dryRun: false }];

describe("the start page", () => {
  let bridge: Bridge;
  let browser: Browser;
  let page: Page;
  eachWithPage(
    () => startBridge({ ...DEPOT_PLUGIN, schedules }),
    (opened) => ({ bridge, browser, page } = opened),
  );

  const side = (name: string) => page.getByRole("region", { name, exact: true });
  const card = (name: string) =>
    page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });

  it("says what to do first when nothing has run yet", async () => {
    await page.getByText("Nothing has run yet").waitFor();
    await holdToTheRules(page);
  });

  it("has sources on the left and targets on the right, each with how it fared and when it is next", async () => {
    await bridge.run({ dryRun: false });
    const dry = await bridge.run({});
    await page.reload();
    await side("Data sources").getByRole("link", { name: "Example Data Source", exact: true }).waitFor();
    await side("Data targets").getByRole("link", { name: "Example Data Target", exact: true }).waitFor();
    const left = await side("Data sources").boundingBox();
    const right = await side("Data targets").boundingBox();
    expect(left?.x).to.be.lessThan(right?.x ?? 0);
    const text = await card("Example Data Source").textContent();
    expect(text)
      .to.include("Brings location types")
      .and.match(/Last good sync (just now|.+ ago)/)
      .and.match(/next in /);
    const strip = card("Example Data Source").getByRole("list", { name: "Last runs" }).getByRole("link");
    expect(await strip.count()).to.equal(2);
    expect(await strip.last().getAttribute("href")).to.equal(`/runs/${dry}`);
    expect(await strip.last().getAttribute("title")).to.include("dry run");
    expect(await card("Example Data Target").textContent())
      .to.include("No runs yet")
      .and.include("no schedule");
    await holdToTheRules(page);
  });

  it("shows what runs now without being loaded again, and leads to it", async () => {
    const rows = page.getByRole("region", { name: "Latest runs" }).getByRole("row");
    await rows.nth(1).waitFor();
    const before = await rows.count();
    const id = await bridge.run({});
    await rows.nth(before).waitFor();
    await rows.nth(1).getByRole("link").first().click();
    await page.waitForURL(`${bridge.url}/runs/${id}`);
    untroubled(page);
  });

  it("leads from Sync to the form", async () => {
    await page.getByRole("link", { name: "Sync Example Data Target" }).click();
    await page.getByRole("heading", { name: "Sync Example Data Target" }).waitFor();
  });

  it("has no Sync for a viewer", async () => {
    const eyes = await openPage(browser);
    await signIn(eyes, bridge, await tokenOf(bridge, "viewer"));
    await eyes.getByRole("link", { name: "Example Data Source", exact: true }).waitFor();
    expect(await eyes.getByRole("link", { name: /^Sync/ }).count()).to.equal(0);
    await eyes.context().close();
  });

  it("has charts, mappings, configuration, variables and schedule of each job on its page", async () => {
    await bridge.run({ memory: true });
    await page.getByRole("link", { name: "Example Data Source", exact: true }).click();
    await side("Duration").getByRole("link").nth(1).waitFor();
    const home = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Home" });
    expect(await home.getAttribute("aria-current"), "a job is reached from there").to.equal("true");
    for (const name of ["Duration", "Peak memory", "Changes"])
      expect(await side(name).getByRole("link").count(), name).to.be.at.least(2);
    expect(await side("Duration").getByRole("link").last().getAttribute("title")).to.match(/Load source: \d/);
    expect(await side("Peak memory").getByRole("link").last().getAttribute("title")).to.match(
      /Load source: \d+.* MiB/,
    );
    expect(await side("Data mappings").textContent())
      .to.include("LocationType")
      .and.include("/ipam/prefixes/");
    expect(await side("Configuration information").textContent()).to.include("None described");
    expect(await side("Variables").textContent()).to.include("set in the configuration");
    await side("Schedule").getByText("0 2 * * *").waitFor();
    await side("Schedule").getByText("Europe/Berlin").waitFor();
    await side("History").getByRole("row").nth(2).waitFor();
    expect(await side("History").getByRole("row").count()).to.be.at.least(3);
    await holdToTheRules(page);
    await page.goto(`${bridge.url}/jobs/depot.depot`);
    expect(await side("Configuration information").textContent())
      .to.include("opening hours")
      .and.include("8 to 17");
    await holdToTheRules(page);
  });
});
