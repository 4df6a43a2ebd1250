/* Writes docs/dashboard-*.png: the built dashboard in both colours, over the service and two sandboxes, for the README. */
import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { openBrowser, openPage, signIn } from "../test/browser/helpers/browser.js";
import { PLACES_PLUGIN, runPlaces } from "../test/browser/helpers/places.js";
import { SOURCE_JOB, startBridge, TARGET_JOB, type Bridge } from "../test/browser/helpers/service.js";

const SIZE = { width: 1280, height: 860 };
const schedules = [{ job: SOURCE_JOB, cron: "0 2 * * *", timezone: "Europe/Berlin", dryRun: false }];

interface Shot {
  path: string;
  /** A text that is there when all is. */
  shown: string;
  /** Buttons that are pressed first, one after the other. */
  press?: readonly string[];
}

/** Runs of both jobs, and the pages to show. */
async function pagesOf(bridge: Bridge): Promise<Record<string, Shot>> {
  const { run } = bridge;
  const nested = await runPlaces(bridge);
  const planned = await run({ memory: true, reason: "Before the move of Berlin" });
  await run({}, TARGET_JOB);
  await run({ dryRun: false, memory: true });
  await run({ memory: true });
  return {
    home: { path: "/", shown: "Latest runs" },
    run: { path: `/runs/${planned}`, shown: "Memory Usage Stats" },
    changes: {
      path: `/runs/${nested}/changes?view=tree`,
      press: [
        "Open region EMEA",
        "Open country Germany",
        "Open city Berlin",
        "Open site BER-01",
        "building BER-01-A",
      ],
      shown: "Before",
    },
    form: { path: `/jobs/${SOURCE_JOB}/start`, shown: "Memory profiling" },
  };
}

async function shoot(page: Page, bridge: Bridge, pages: Record<string, Shot>): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [name, { path, shown, press = [] }] of Object.entries(pages)) {
      await page.goto(bridge.url + path);
      for (const button of press) await page.getByRole("button", { name: button, exact: true }).click();
      await page.getByText(shown).first().waitFor();
      await page.waitForTimeout(500);
      await page.screenshot({ path: `docs/dashboard-${name}-${colorScheme}.png` });
    }
  }
}

mkdirSync("docs", { recursive: true });
const bridge = await startBridge({ ...PLACES_PLUGIN, schedules });
const browser = await openBrowser();
try {
  const page = await openPage(browser, { viewport: SIZE });
  await signIn(page, bridge, bridge.token);
  await shoot(page, bridge, await pagesOf(bridge));
} finally {
  await browser.close();
  await bridge.close();
}
