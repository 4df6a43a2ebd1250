import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { change } from "../helpers/reports.js";
import { eachWithPage, holdToTheRules, openPage, signIn, untroubled } from "./helpers/browser.js";
import { forgetRuns, keepRun } from "./helpers/kept-runs.js";
import { startBridge, tokenOf, type Bridge } from "./helpers/service.js";

const ODD = [
  `<img src=x onerror="document.title='run'"> & <b>bold</b>`,
  "Łódź 🏭 → 東京",
  "ירושלים (יְרוּשָׁלַיִם)",
  "n".repeat(200),
];

describe("the changes of a run", () => {
  let bridge: Bridge;
  let browser: Browser;
  let page: Page;
  eachWithPage(
    () => startBridge(),
    (opened) => ({ bridge, browser, page } = opened),
  );

  const open = async (id: string, query = "") => {
    await page.goto(`${bridge.url}/runs/${id}/changes${query}`);
    await page.getByRole("heading", { name: "Changes", level: 2 }).waitFor();
  };
  const rows = () => page.getByRole("table", { name: "Changes" }).getByRole("row");
  const detail = () => page.locator(".detail");
  const tally = (text: string | RegExp) => page.locator(".tally", { hasText: text }).waitFor();
  const scrollTo = (part: number) =>
    page.evaluate(
      `{ const table = document.querySelector(".virtual"); table.scrollTop = table.scrollHeight * ${part}; }`,
    );
  interface Told {
    changes: { uid: string; type: string; action: string }[];
  }
  const changesOf = async (id: string, query = "") =>
    (await bridge.call<Told>("GET", `/api/v1/runs/${id}/changes${query}`)).changes;

  it("are shown with what each attribute was and becomes, and lead to the object in both systems", async () => {
    const id = await bridge.run({});
    await open(id, "?action=update");
    await rows().nth(1).getByRole("button").click();
    await detail().getByRole("columnheader", { name: "Before" }).waitFor();
    const [first] = await changesOf(id, "?action=update");
    expect(await detail().textContent())
      .to.include(first?.uid)
      .and.include(first?.type);
    const links = detail().getByRole("link", { name: "Open" });
    expect(await links.first().getAttribute("href")).to.match(new RegExp(`^${bridge.local.url}/`));
    expect(await links.nth(1).getAttribute("href")).to.match(new RegExp(`^${bridge.remote.url}/`));
    await holdToTheRules(page);
    await detail().getByRole("button", { name: "The next" }).click();
    const [, second] = await changesOf(id, "?action=update");
    await detail()
      .getByRole("heading", { name: second?.uid ?? "none" })
      .waitFor();
    await page.keyboard.press("Escape");
    await detail().waitFor({ state: "detached" });
  });

  it("are found by type, action, outcome and text, as the address says, and counted", async () => {
    const id = await keepRun(bridge, {
      changes: [
        change({ uid: "Berlin", status: "success", after: { name: "B" } }),
        change({ uid: "Bonn", action: "update", status: "failure", message: "it is protected" }),
        change({ uid: "b1", type: "room", action: "delete", status: "success", before: { size: 1234 } }),
      ],
    });
    await open(id);
    await tally("3 changes");
    await page.getByLabel("Type").selectOption("site");
    await tally("2 of 3 changes");
    await page.getByLabel("Outcome").selectOption("failure");
    await tally("1 of 3 changes");
    expect(page.url()).to.include("type=site&outcome=failure");
    await rows().nth(1).filter({ hasText: "Bonn" }).filter({ hasText: "it is protected" }).waitFor();
    await page.reload();
    await tally("1 of 3 changes");
    await page.goto(`${bridge.url}/runs/${id}/changes?outcome=nonsense`);
    await tally("3 changes");
    await page.getByRole("searchbox").fill("PROTECTED");
    await tally("1 of 3 changes");
    await page.getByRole("searchbox").fill("1234");
    await rows().nth(1).filter({ hasText: "b1" }).waitFor();
    await tally("1 of 3 changes");
    await page.getByRole("searchbox").fill("");
    await tally("3 changes");
    await page.getByLabel("Action").selectOption("update");
    await rows().nth(1).filter({ hasText: "Bonn" }).waitFor();
    await tally("1 of 3 changes");
    await page.getByLabel("Action").selectOption("");
    await page.getByRole("searchbox").fill("nowhere to be found");
    await page.getByText("No change fits").waitFor();
    await holdToTheRules(page);
    await page.getByRole("button", { name: "Show all changes" }).click();
    await tally("3 changes");
  });

  it("are text whatever they are called, and leave the page in shape", async () => {
    const changes = ODD.map((uid) =>
      change({
        uid,
        type: uid,
        message: uid,
        after: { [uid]: uid, deep: { [uid]: [uid] } },
        status: "failure",
      }),
    );
    changes.push(change({ object: { name: "trap", url: "javascript:document.title='run'" } }));
    const id = await keepRun(bridge, { changes });
    await open(id);
    for (const [index, uid] of ODD.entries()) {
      await rows()
        .nth(index + 1)
        .getByRole("button")
        .click();
      await detail().locator("h3 bdi").getByText(uid, { exact: true }).waitFor();
      await holdToTheRules(page);
    }
    await rows().nth(5).getByRole("button").click();
    await detail().getByText("Berlin").waitFor();
    expect(await detail().getByRole("link").count()).to.equal(0);
    expect(await page.title()).not.to.equal("run");
    untroubled(page);
  });

  it("go to a file as they are shown", async () => {
    const id = await bridge.run({});
    await open(id, "?action=create");
    for (const [name, ending, found] of [
      ["CSV", "csv", /^type,object,action/],
      ["JSON", "ndjson", /^\{"action":"create"/],
      ["Markdown", "md", /^\| type \|/],
    ] as const) {
      const waiting = page.waitForEvent("download");
      await page.getByRole("link", { name }).click();
      const file = await waiting;
      expect(file.suggestedFilename()).to.equal(`changes-${id}.${ending}`);
      const text = readFileSync(await file.path(), "utf8");
      expect(text).to.match(found).and.not.include("delete");
    }
  });

  it("are chosen one by one and applied with a reason, and nothing else is", async () => {
    const id = await bridge.run({});
    await open(id);
    const planned = await changesOf(id, "?action=create");
    const [chosen] = planned;
    await page.getByLabel("Action").selectOption("create");
    await page.getByRole("checkbox", { name: `Select ${chosen?.type} ${chosen?.uid}`, exact: true }).check();
    await page.getByText("1 change selected").waitFor();
    await holdToTheRules(page);
    await page.getByRole("button", { name: "Apply 1 change" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Reason").fill("the one that was ordered");
    await holdToTheRules(page);
    await dialog.getByRole("button", { name: "Apply 1 change" }).click();
    await page.waitForURL((url) => url.pathname !== `/runs/${id}/changes`);
    const applied = new URL(page.url()).pathname.split("/")[2] ?? "";
    await bridge.service.runner.finished(applied);
    expect(await changesOf(applied)).to.have.length(1);
    expect((await changesOf(applied))[0]).to.include({ uid: chosen?.uid, status: "success" });
    const run = await bridge.call<{ reason: string }>("GET", `/api/v1/runs/${applied}`);
    expect(run.reason).to.equal("the one that was ordered");
  });

  it("are chosen all at once by what is shown", async () => {
    const id = await bridge.run({});
    await open(id, "?action=update");
    const { length } = await changesOf(id, "?action=update");
    await page.getByRole("button", { name: new RegExp(`^Select all ${length} change`) }).click();
    await page.getByText(`${length} change`).and(page.getByRole("status")).first().waitFor();
    expect(await rows().nth(1).getByRole("checkbox").isChecked()).to.equal(true);
    await page.getByRole("button", { name: "Clear" }).click();
    await page.getByText("None selected").waitFor();
  });

  it("cannot be chosen by a viewer, nor when there is nothing to be made", async () => {
    const id = await bridge.run({});
    const page2 = await openPage(browser);
    await signIn(page2, bridge, await tokenOf(bridge, "viewer"));
    await page2.goto(`${bridge.url}/runs/${id}/changes`);
    await page2.getByRole("table", { name: "Changes" }).waitFor();
    expect(await page2.getByRole("checkbox").count()).to.equal(0);
    expect(await page2.getByRole("button", { name: /Select|Apply|Approve/ }).count()).to.equal(0);
    await page2.context().close();
    await open(await keepRun(bridge, { changes: [change({ status: "success" })] }));
    await rows().nth(1).waitFor();
    expect(await page.getByRole("checkbox").count()).to.equal(0);
  });

  it("say what to do when there are none", async () => {
    await open(await keepRun(bridge, {}));
    await page.getByText("Nothing differs").waitFor();
    await holdToTheRules(page);
  });

  it("of a run that was deleted meanwhile stay as far as they were read, with the reason why no more come", async () => {
    const changes = Array.from({ length: 1000 }, (_, index) =>
      change({ uid: `site ${index}`, status: "success" }),
    );
    const id = await keepRun(bridge, { changes });
    await open(id);
    await rows().nth(5).waitFor();
    await forgetRuns(bridge);
    await scrollTo(1);
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").textContent()).to.include("There is no run");
    await page.reload();
    await page.getByRole("alert").waitFor();
  });

  it("scroll from the first to the last of a great many, each at its place, and are found among them", async () => {
    const total = 300_000;
    const id = await keepRun(bridge, { changes: many(total) });
    await open(id);
    await rows().getByText("site 0", { exact: true }).waitFor();
    await scrollTo(1);
    await rows()
      .getByText(`site ${total - 1}`, { exact: true })
      .waitFor();
    await scrollTo(0.5);
    await rows()
      .getByText(/^site 1500\d\d$/)
      .nth(5)
      .waitFor();
    expect(await rows().count()).to.be.below(100);
    await page.getByLabel("Type").selectOption("room");
    await tally("100,000 of 300,000 changes");
    await scrollTo(1);
    await rows()
      .getByText(`site ${total - 3}`, { exact: true })
      .waitFor();
    await page.getByLabel("Type").selectOption("");
    await page.getByRole("searchbox").fill(`site ${total - 1}`);
    await tally("1 of 300,000 changes");
    await rows()
      .getByText(`site ${total - 1}`, { exact: true })
      .waitFor();
  });
});

function* many(count: number) {
  for (let index = 0; index < count; index++)
    yield change({ uid: `site ${index}`, type: index % 3 === 0 ? "room" : "site", status: "success" });
}
