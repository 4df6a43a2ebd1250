import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openPage, signIn } from "../../test/browser/helpers/browser.js";
import { call, cpuMs, inFolder, kill, say, startBridge, TOKEN, type Started } from "../service/bridge.js";

// Prints one line of JSON: what the compiled dashboard weighs, how soon it shows, and what it costs while it is open.
const { values } = parseArgs({
  options: {
    changes: { type: "string", default: "1000000" },
    rate: { type: "string", default: "1000" },
    seconds: { type: "string", default: "10" },
    idle: { type: "string", default: "30" },
  },
});
const PLUGINS = [join(import.meta.dirname, "plugin")];

/** Bytes over the wire and milliseconds until `shown` is there. */
async function view(page: Page, url: string, shown: string) {
  const session = await page.context().newCDPSession(page);
  let bytes = 0;
  await session.send("Network.enable");
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  const since = performance.now();
  await page.goto(url);
  await page.getByText(shown).first().waitFor();
  const ms = Math.round(performance.now() - since);
  await page.waitForLoadState("networkidle").catch(() => undefined);
  await session.detach();
  return { kilobytes: Math.round(bytes / 102.4) / 10, ms };
}

const firstView = async (browser: Browser, { url }: Started) => {
  const signingIn = await openPage(browser);
  const signInView = await view(signingIn, url, "Sign in");
  await signIn(signingIn, { url }, TOKEN);
  const cookies = await signingIn.context().cookies();
  await signingIn.context().close();
  // a browser that is signed in and has nothing of it yet
  const fresh = await openPage(browser);
  await fresh.context().addCookies(cookies);
  const home = await view(fresh, url, "Data sources");
  await fresh.context().close();
  return { signIn: signInView, home };
};

/** A run with this many changes, and how soon its pages show. */
async function bigRun(page: Page, { url }: Started, changes: number) {
  const id = await ended(url, "bench.many", { objects: changes });
  const run = await view(page, `${url}/runs/${id}`, "Summary: what would change");
  const list = await view(page, `${url}/runs/${id}/changes`, "item-");
  return { changes, run, list, scrolling: await scrolling(page) };
}

/** Moves the list a little each frame, as a wheel does, then to a hundredth after the other, as who drags its bar. */
const WHEEL = `new Promise((done) => {
  const table = document.querySelector(".virtual");
  let frames = 0;
  const move = () => {
    table.scrollTop += 120;
    if (++frames < 300) requestAnimationFrame(move); else done();
  };
  move();
})`;
const DRAG = `(async () => {
  const table = document.querySelector(".virtual");
  const rows = () => [...table.querySelectorAll(".virtual-row")];
  const waits = [];
  for (const part of [0.9, 0.1, 0.55, 0.3, 0.75, 0.01, 0.99, 0.42, 0.63, 0.2]) {
    const [before] = rows();
    const since = performance.now();
    table.scrollTop = table.scrollHeight * part;
    do await new Promise(requestAnimationFrame);
    while (rows()[0] === before || !rows().every(({ textContent }) => textContent.includes("item-")));
    waits.push(performance.now() - since);
  }
  return Math.max(...waits);
})()`;

/** How smoothly the list scrolls, and how long it takes at most until rows are there after a jump. */
async function scrolling(page: Page) {
  await page.evaluate(WATCH);
  await page.evaluate(WHEEL);
  const wheel = framesOf(await page.evaluate<number[]>("window.gaps"));
  return { wheel, longestJumpMs: Math.round(await page.evaluate<number>(DRAG)) };
}

async function ended(url: string, job: string, variables: object): Promise<string> {
  const { id } = await call<{ id: string }>(`${url}/api/v1/jobs/${job}/runs`, { variables });
  for (;;) {
    const { status } = await call<{ status: string }>(`${url}/api/v1/runs/${id}`);
    if (status === "succeeded") return id;
    if (["failed", "cancelled", "interrupted", "partial"].includes(status))
      throw new Error(`${job} ${status}`);
    await pause(500);
  }
}

/** Notes in the page how far apart its frames are. */
const WATCH =
  "window.gaps = []; let last = performance.now();" +
  "const frame = (at) => { window.gaps.push(at - last); last = at; requestAnimationFrame(frame); };" +
  "requestAnimationFrame((at) => { last = at; requestAnimationFrame(frame); });";

/** How a page that follows a run keeps up with what it says. */
async function live(page: Page, { url }: Started, rate: number, seconds: number) {
  const variables = { rate, seconds };
  const { id } = await call<{ id: string }>(`${url}/api/v1/jobs/bench.talk/runs`, { variables });
  await page.goto(`${url}/runs/${id}/logs`);
  await page.locator(".page-head .badge", { hasText: "Loading" }).waitFor();
  await page.evaluate(WATCH);
  await page
    .locator(".page-head .badge", { hasText: "Succeeded" })
    .waitFor({ timeout: 1000 * (seconds + 30) });
  return { rate, ...framesOf(await page.evaluate<number[]>("window.gaps")) };
}

/** How far apart frames were. */
function framesOf(unsorted: readonly number[]) {
  const gaps = [...unsorted].sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((gaps[Math.floor(share * (gaps.length - 1))] ?? 0) * 10) / 10;
  return {
    frames: gaps.length,
    over50ms: gaps.filter((gap) => gap > 50).length,
    medianMs: at(0.5),
    p99Ms: at(0.99),
    longestMs: at(1),
  };
}

/** What one page that nobody touches costs the service, in percent of a core. */
async function idleCost(page: Page, bridge: Started, seconds: number) {
  const cost = async (): Promise<number> => {
    const before = cpuMs(bridge);
    await pause(1000 * seconds);
    return Math.round((cpuMs(bridge) - before) / (seconds / 10)) / 100;
  };
  await page.goto("about:blank");
  const without = await cost();
  await page.goto(bridge.url);
  await page.getByText("Data sources").waitFor();
  return { seconds, percentWithout: without, percentWithHome: await cost() };
}

const config = { plugins: PLUGINS, server: { port: 0, token: TOKEN }, runs: { memoryMb: 4096 } };
const figures = await inFolder(config, async (folder) => {
  const bridge = await startBridge(["serve"], folder);
  const browser = await openBrowser();
  try {
    const first = await firstView(browser, bridge);
    say(`first view: ${JSON.stringify(first)}`);
    const page = await openPage(browser);
    await signIn(page, bridge, TOKEN);
    const idle = await idleCost(page, bridge, Number(values.idle));
    say(`idle: ${JSON.stringify(idle)}`);
    const told = await live(page, bridge, Number(values.rate), Number(values.seconds));
    say(`live: ${JSON.stringify(told)}`);
    const big = await bigRun(page, bridge, Number(values.changes));
    return { first, idle, live: told, big };
  } finally {
    await browser.close();
    await kill(bridge);
  }
});
const machine = { node: process.version, cores: cpus().length, load: loadavg()[0] };
console.log(JSON.stringify({ what: "dashboard", ...machine, ...figures }));
