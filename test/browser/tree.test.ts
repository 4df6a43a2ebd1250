import { expect } from "chai";
import type { Page } from "playwright-core";
import type { PlacedChange } from "../../src/store/index.js";
import { change } from "../helpers/reports.js";
import { eachWithPage, holdToTheRules } from "./helpers/browser.js";
import { keepRun, startRun } from "./helpers/kept-runs.js";
import { PLACES_PLUGIN, runPlaces } from "./helpers/places.js";
import { startBridge, type Bridge } from "./helpers/service.js";

const EU = { type: "region", uid: "EU" };
const BERLIN = { type: "site", uid: `Berlin <b>"1"</b> 東京` };
const below = (
  parents: readonly { type: string; uid: string }[],
  fields: Partial<PlacedChange>,
  branch = false,
): PlacedChange => ({ ...change({ status: "success", ...fields }), position: { parents, branch } });

const SMALL = [
  change({ type: "tenant", uid: "ACME", status: "success" }),
  below([EU], { ...BERLIN, action: "update", before: { name: "old" }, after: { name: "new" } }, true),
  below([EU, BERLIN], { type: "device", uid: "d1" }),
  below([EU, BERLIN], { type: "device", uid: "d2", action: "delete", status: "error", message: "in use" }),
];

describe("the changes of a run as a tree", () => {
  let bridge: Bridge;
  let page: Page;
  eachWithPage(
    () => startBridge(PLACES_PLUGIN),
    (opened) => ({ bridge, page } = opened),
  );

  const tree = () => page.getByRole("treegrid", { name: "Changes by parent" });
  const row = (text: string | RegExp) => tree().getByRole("row").filter({ hasText: text });
  const open = async (id: string) => {
    await page.goto(`${bridge.url}/runs/${id}/changes`);
    await page.getByRole("button", { name: "Tree" }).click();
    await tree().waitFor();
  };
  const said = async (name: string) => {
    const id = await tree().getAttribute("aria-activedescendant");
    return page.locator(`[id="${id}"]`).getAttribute(name);
  };
  const activeText = async () => {
    const id = await tree().getAttribute("aria-activedescendant");
    return page.locator(`[id="${id}"]`).textContent();
  };

  it("begin with what is on top, with the number of changes below, and open level by level", async () => {
    await open(await keepRun(bridge, { changes: SMALL }));
    await row("ACME").waitFor();
    expect(await tree().getByRole("row").count()).to.equal(3);
    const region = row("EU");
    expect(await region.textContent()).to.include("unchanged");
    await region.getByTitle("1 to create").waitFor();
    await region.getByTitle("1 failed").waitFor();
    expect(await region.getAttribute("aria-expanded")).to.equal("false");
    await region.getByRole("button", { name: "Open region EU" }).click();
    await row("Berlin").getByRole("button", { name: "Open site" }).click();
    await row("d2").waitFor();
    expect(await row("d2").getAttribute("aria-level")).to.equal("3");
    await holdToTheRules(page);
    await row("d2").getByRole("button").click();
    await page.locator(".detail").getByText("in use").waitFor();
    await holdToTheRules(page);
    await page.reload();
    await row("ACME").waitFor();
    await page.getByRole("button", { name: "Table" }).click();
    await page.getByRole("table", { name: "Changes" }).waitFor();
  });

  it("are found by type, action and outcome, below what they are below", async () => {
    await open(await keepRun(bridge, { changes: SMALL }));
    await page.getByLabel("Outcome").selectOption("error");
    await page.locator(".tally", { hasText: "1 of 4 changes" }).waitFor();
    await row("ACME").waitFor({ state: "detached" });
    await row("EU").getByTitle("1 to delete").waitFor();
    expect(await row("EU").getByTitle("1 to create").count()).to.equal(0);
    await row("EU").getByRole("button", { name: "Open region EU" }).click();
    expect(await row("Berlin").textContent()).to.include("unchanged");
    await row("Berlin").getByRole("button", { name: "Open site" }).click();
    await row("d2").waitFor();
    expect(await row("d1").count()).to.equal(0);
    expect(await page.getByRole("searchbox").count()).to.equal(0);
    await holdToTheRules(page);
    await page.goto(`${page.url()}&search=d2`);
    await page.getByText("d2 is searched for in the table").waitFor();
    await page.goto(`${page.url()}&type=none`);
    await page.getByText("No change fits").waitFor();
    await page.getByRole("button", { name: "Show all changes" }).click();
    await row("ACME").waitFor();
  });

  it("are below what the run found them below, also what is left as it is", async () => {
    await open(await runPlaces(bridge));
    for (const each of ["region EMEA", "country Germany", "city Berlin", "site BER-01"])
      await page.getByRole("button", { name: `Open ${each}`, exact: true }).click();
    expect(await row("site BER-01").textContent()).to.include("unchanged");
    expect(await row("BER-01-A").getAttribute("aria-level")).to.equal("5");
    await row("BER-01-A").getByRole("button").click();
    const links = page.locator(".detail").getByRole("link", { name: "Open BER-01-A" });
    expect(await links.count()).to.equal(2);
  });

  it("are walked through with the keyboard", async () => {
    await open(await keepRun(bridge, { changes: SMALL }));
    await row("EU").waitFor();
    await tree().focus();
    await page.keyboard.press("ArrowDown");
    expect(await activeText()).to.include("EU");
    await page.keyboard.press("ArrowRight");
    await row("Berlin").waitFor();
    expect(await said("aria-expanded")).to.equal("true");
    await page.keyboard.press("ArrowRight");
    expect(await activeText()).to.include("Berlin");
    await page.keyboard.press("Enter");
    await page.locator(".detail").getByRole("columnheader", { name: "Before" }).waitFor();
    await page.keyboard.press("ArrowLeft");
    expect(await activeText()).to.include("EU");
    await page.keyboard.press("ArrowLeft");
    await row("Berlin").waitFor({ state: "detached" });
    await page.keyboard.press("Home");
    expect(await activeText()).to.include("ACME");
    await page.keyboard.press("End");
    expect(await activeText()).to.include("EU");
  });

  it("are chosen in it, and exactly those are applied", async () => {
    const id = await bridge.run({});
    await open(id);
    const [first] = (
      await bridge.call<{ changes: { type: string; uid: string }[] }>("GET", `/api/v1/runs/${id}/changes`)
    ).changes;
    await row(first?.uid ?? "")
      .first()
      .waitFor();
    await tree().focus();
    await page.keyboard.press("Space");
    await page.getByText("1 change selected").waitFor();
    expect(
      await row(first?.uid ?? "")
        .first()
        .getByRole("checkbox")
        .isChecked(),
    ).to.equal(true);
    await page.getByRole("button", { name: "Apply 1 change" }).waitFor();
  });

  it("are read as far as they are looked at, of as many as there are below one object", async () => {
    const total = 100_000;
    const sites = Array.from({ length: 1000 }, (_, index) => ({ type: "site", uid: `site ${index}` }));
    function* many() {
      for (let index = 0; index < total; index++) yield below([EU], { type: "room", uid: `room ${index}` });
      for (const site of sites) yield below([EU, site], { type: "room", uid: `in ${site.uid}` });
    }
    await open(await keepRun(bridge, { changes: many() }));
    await row("EU").getByTitle("101,000 to create").waitFor();
    await row("EU").getByRole("button", { name: "Open region EU" }).click();
    await tree().getByText("room 0", { exact: true }).waitFor();
    for (const last of [199, 399, 599]) {
      await tree().focus();
      await page.keyboard.press("End");
      await tree().getByText(`room ${last}`, { exact: true }).waitFor();
    }
    expect(await tree().getByRole("row").count()).to.be.below(100);
    await holdToTheRules(page);
  });

  it("grow while the run goes, and keep what is open", async () => {
    const run = await startRun(bridge);
    await run.change(...SMALL.slice(0, 2));
    await open(run.id);
    await row("EU").getByRole("button", { name: "Open region EU" }).click();
    await row("Berlin").waitFor();
    await run.change(below([EU], { type: "site", uid: "Bonn" }));
    await row("Bonn").waitFor();
    await row("EU").getByTitle("1 to create").waitFor();
    await page.getByLabel("Action").selectOption("update");
    await row("EU").getByRole("button", { name: "Open region EU" }).click();
    await row("Berlin").waitFor();
    await page.goto(`${bridge.url}/runs/${run.id}/changes?view=tree&outcome=failure`);
    await page.getByText("No change fits").waitFor();
    await run.change(below([EU], { type: "site", uid: "Kiel", status: "failure", message: "taken" }));
    await row("EU").getByTitle("1 failed").waitFor();
    await run.end();
  });
});
