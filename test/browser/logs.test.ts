import { expect } from "chai";
import type { Page } from "playwright-core";
import type { LogEntry } from "../../src/jobs/report.js";
import { change } from "../helpers/reports.js";
import { eachWithPage, holdToTheRules, untroubled } from "./helpers/browser.js";
import { DEPOT_JOB, DEPOT_PLUGIN, startDepot } from "./helpers/depot.js";
import { keepRun } from "./helpers/kept-runs.js";
import { startBridge, type Bridge } from "./helpers/service.js";

const ODD = `<script>document.title='run'</script> 🏭 שלום ${"n".repeat(200)}`;
const line = (fields: Partial<LogEntry>): LogEntry => ({
  at: "2026-01-02T03:04:05.678Z",
  level: "info",
  message: "said",
  ...fields,
});

describe("the log of a run", () => {
  let bridge: Bridge;
  let page: Page;
  eachWithPage(
    () => startBridge(DEPOT_PLUGIN),
    (opened) => ({ bridge, page } = opened),
  );

  const open = async (id: string, query = "") => {
    await page.goto(`${bridge.url}/runs/${id}/logs${query}`);
    await page.getByRole("heading", { name: "Log", level: 2 }).waitFor();
  };
  const table = () => page.getByRole("table", { name: "Log" });
  const lines = (text: string) => page.locator(".tally", { hasText: text }).waitFor();

  it("is read by step, level and text, as the address says", async () => {
    const log = [
      line({ message: "begins" }),
      line({ step: "load_source_adapter", message: "loaded 12 sites" }),
      line({ step: "load_source_adapter", level: "warning", message: "one site has no NAME" }),
      line({ step: "execute_sync", level: "error", message: "it broke" }),
    ];
    const id = await keepRun(bridge, { log });
    await open(id);
    await lines("4 lines");
    await holdToTheRules(page);
    await page.getByLabel("Step").selectOption({ label: "Load source" });
    await lines("2 lines");
    await page.getByLabel("Level").selectOption("warning");
    await lines("1 line");
    expect(page.url()).to.include("step=load_source_adapter&level=warning");
    await page.reload();
    await lines("1 line");
    await page.goto(`${bridge.url}/runs/${id}/logs?search=site`);
    await lines("2 lines");
    await page.getByRole("searchbox").fill("nothing of this");
    await page.getByText("No line fits").waitFor();
    await page.getByRole("button", { name: "Show all lines" }).click();
    await lines("4 lines");
  });

  it("leads from a line to the change it is about", async () => {
    const remote = { name: ODD, url: "https://elsewhere.invalid/1" };
    const changes = [
      change({ uid: "Berlin", status: "success" }),
      change({ uid: ODD, status: "failure", message: "refused", remote }),
      change({ uid: `${ODD} 2`, status: "failure", message: "this as well" }),
    ];
    const about = { action: "create", type: "site", uid: ODD } as const;
    const log = [line({ level: "error", message: `create of "${ODD}" failed: refused`, change: about })];
    await open(await keepRun(bridge, { changes, log }), "?level=error");
    await table().getByRole("button").first().click();
    await page.locator(".detail", { hasText: "refused" }).waitFor();
    const link = page.locator(".detail").getByRole("link", { name: "at elsewhere.invalid" });
    expect(await link.getAttribute("href")).to.equal(remote.url);
    await holdToTheRules(page);
    await page.getByRole("link", { name: "Show the change" }).click();
    await page.locator(".tally", { hasText: "1 of 3 changes" }).waitFor();
    await page.getByRole("table", { name: "Changes" }).getByText("refused").waitFor();
    await holdToTheRules(page);
    await page.getByRole("button", { name: "Show others, too" }).click();
    await page.locator(".tally", { hasText: "3 changes" }).waitFor();
    expect(await page.title()).not.to.equal("run");
    untroubled(page);
  });

  it("goes on while the run does", async () => {
    const depot = await startDepot();
    const asked = { variables: { url: depot.url } };
    const { id } = await bridge.call<{ id: string }>("POST", `/api/v1/jobs/${DEPOT_JOB}/runs`, asked);
    await open(id);
    depot.give("Acme");
    await bridge.service.runner.finished(id);
    const { logs } = await bridge.call<{ logs: LogEntry[] }>("GET", `/api/v1/runs/${id}/logs`);
    expect(logs).not.to.deep.equal([]);
    await lines(`${logs.length} line`);
    await table()
      .getByText(logs.at(-1)?.message ?? "", { exact: true })
      .waitFor();
    await depot.close();
  });

  it("is read on as it is scrolled", async () => {
    const log = Array.from({ length: 1000 }, (_, index) => line({ message: `line ${index}.` }));
    await open(await keepRun(bridge, { log }));
    await table().getByText("line 0.", { exact: true }).waitFor();
    const readOn = `(() => {
      const table = document.querySelector(".virtual");
      table.scrollTo(0, table.scrollHeight);
      return table.textContent.includes("line 999.");
    })()`;
    for (let found = false; !found;) found = await page.evaluate<boolean>(readOn);
    await lines("1,000 lines");
  });

  it("of a run that said nothing is empty, of one that is gone says so", async () => {
    await open(await keepRun(bridge, {}));
    await page.getByText("This run said nothing").waitFor();
    await page.goto(`${bridge.url}/runs/nowhere/logs`);
    expect(await page.getByRole("alert").textContent()).to.include("There is no run");
  });
});
