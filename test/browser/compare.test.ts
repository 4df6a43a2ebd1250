import { expect } from "chai";
import type { Page } from "playwright-core";
import { change } from "../helpers/reports.js";
import { eachWithPage, holdToTheRules, untroubled } from "./helpers/browser.js";
import { keepRun } from "./helpers/kept-runs.js";
import { startBridge, type Bridge } from "./helpers/service.js";

const ODD = `<img src=x onerror="document.title='run'"> 🏭 שלום ${"n".repeat(200)}`;

describe("comparing two runs", () => {
  let bridge: Bridge;
  let page: Page;
  eachWithPage(
    () => startBridge(),
    (opened) => ({ bridge, page } = opened),
  );

  const table = (name: string) => page.getByRole("table", { name, exact: true });

  it("has nothing to compare the first run with, and says so", async () => {
    const id = await keepRun(bridge, {});
    await page.goto(`${bridge.url}/runs/${id}/compare`);
    await page.getByText("There is no earlier run of this job").waitFor();
    await holdToTheRules(page);
  });

  it("shows what is new, gone and different since the run before, or any other", async () => {
    const other = await keepRun(bridge, { changes: [change({ uid: "of long ago" })] });
    const earlier = await keepRun(bridge, {
      changes: [
        change({ uid: "same", after: { a: 1 } }),
        change({ uid: "left" }),
        change({ uid: "moved", after: { a: 1 } }),
      ],
    });
    const later = await keepRun(bridge, {
      changes: [
        change({ uid: "same", after: { a: 1 } }),
        change({ uid: ODD }),
        change({ uid: "moved", after: { a: 2 } }),
      ],
    });
    await page.goto(`${bridge.url}/runs/${later}/compare`);
    await table("New").getByText(ODD, { exact: true }).waitFor();
    expect(await page.getByLabel("The other run").inputValue()).to.equal(earlier);
    await table("Gone").getByText("left", { exact: true }).waitFor();
    await table("Different").getByText("moved", { exact: true }).waitFor();
    await page.getByText("1 change is the same in both runs.").waitFor();
    await holdToTheRules(page);
    await page.getByLabel("The other run").selectOption(other);
    await table("Gone").getByText("of long ago", { exact: true }).waitFor();
    expect(page.url()).to.include(`with=${other}`);
    expect(await page.title()).not.to.equal("run");
    untroubled(page);
  });

  it("says so when the other run is gone", async () => {
    const id = await keepRun(bridge, {});
    await page.goto(`${bridge.url}/runs/${id}/compare?with=nowhere`);
    expect(await page.getByRole("alert").textContent()).to.include("There is no run nowhere");
  });
});
