import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";

const CHROMIUM = "/usr/bin/chromium";
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
];
const AXE = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

export const WIDE = { width: 1440, height: 900 };
export const NARROW = { width: 390, height: 844 };

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: [...QUIET, "--disable-sync"] });

/** A page that fails the test by {@link untroubled} when anything in it went wrong. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: WIDE, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const troubles: string[] = [];
  known.set(page, troubles);
  page.on("request", (request) => {
    if (request.isNavigationRequest() || !request.url().startsWith("http")) return;
    if (new URL(request.url()).host !== new URL(page.url()).host)
      troubles.push(`from elsewhere: ${request.url()}`);
  });
  page.on("pageerror", (error) => troubles.push(error.message));
  // also what the Content-Security-Policy refused
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      troubles.push(message.text());
  });
  return page;
}

const known = new WeakMap<Page, string[]>();

/** Nothing went wrong within the page that nobody saw. */
export function untroubled(page: Page): void {
  expect(known.get(page)).to.deep.equal([]);
}

/** Signs in by the form, as people do. */
export async function signIn(page: Page, { url }: { url: string }, token: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel("Token").fill(token);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("navigation", { name: "Main" }).waitFor({ state: "attached" });
}

interface Opened<B> {
  bridge: B;
  browser: Browser;
  page: Page;
}

type Started = { url: string; token: string; close: () => Promise<void> };

/** One service and one browser for all tests of a suite. */
export function allWithBrowser<B extends Started>(
  start: () => Promise<B>,
  begin: (opened: Omit<Opened<B>, "page">) => void,
): void {
  let bridge: B;
  let browser: Browser;
  before(async () => {
    bridge = await start();
    browser = await openBrowser();
    begin({ bridge, browser });
  });
  after(async () => {
    await browser.close();
    await bridge.close();
  });
}

/** For each test of a suite a page of its own, signed in as the admin, at one service for all of them. */
export function eachWithPage<B extends Started>(
  start: () => Promise<B>,
  begin: (opened: Opened<B>) => void,
): void {
  let bridge: B;
  let browser: Browser;
  let page: Page;
  allWithBrowser(start, (opened) => ({ bridge, browser } = opened));
  beforeEach(async () => {
    page = await openPage(browser);
    await signIn(page, bridge, bridge.token);
    begin({ bridge, browser, page });
  });
  afterEach(() => page.context().close());
}

interface AxeResult {
  violations: { id: string; impact: string; help: string; nodes: { html: string }[] }[];
}

/** What axe-core finds wrong with the page as it is, but trifles. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  // by the debugger's channel: the page's own policy lets no other script in
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResult>("axe.run(document, { resultTypes: ['violations'] })");
  return violations
    .filter(({ impact }) => impact !== "minor")
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(" | ")}`);
}

/** Holds a page to what holds for every page, at both widths and in both colours. */
export async function holdToTheRules(page: Page): Promise<void> {
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const where = `${page.url()} at ${size.width}, ${colorScheme}`;
      expect(await accessibilityProblems(page), where).to.deep.equal([]);
      const excess = await page.evaluate<number>(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      expect(excess, `${where}: scrolls sideways`).to.equal(0);
      await look(page, `${size.width}-${colorScheme}`);
    }
  }
  await page.setViewportSize(WIDE);
  untroubled(page);
}

/** Leaves a picture of the page in the folder LOOK, for people. */
async function look(page: Page, how: string): Promise<void> {
  const folder = process.env["LOOK"];
  if (folder === undefined) return;
  const name = (await page.title()).replace(/\W+/g, "-");
  await page.screenshot({ path: `${folder}/${name}-${how}.png`, fullPage: true });
}
