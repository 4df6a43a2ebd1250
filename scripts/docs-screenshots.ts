/* Writes docs/nautobot-*.png: the pages of a real Nautobot after a real run, for the README.
   NAUTOBOT_URL and NAUTOBOT_TOKEN name one with nautobot-ssot whose user admin has the password admin: npm run nautobot:up */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium, type Page } from "playwright-core";
import type { RunReport } from "../src/jobs/report.js";
import { createClient, type Client } from "../src/nautobot/index.js";
import { sampleData, startSandbox } from "../src/sandbox/index.js";

const JOB = "nautobot-remote.example-data-source";
const { NAUTOBOT_URL: url = "", NAUTOBOT_TOKEN: token = "" } = process.env;
const CLI = join(import.meta.dirname, "../src/cli.ts");
const SIZE = { width: 1280, height: 900 };

async function bridge(...options: string[]): Promise<string> {
  const env = { ...process.env, NAUTOBOT_URL: url, NAUTOBOT_TOKEN: token };
  const cwd = mkdtempSync(join(tmpdir(), "screenshots-"));
  const all = ["--import", import.meta.resolve("tsx"), CLI, ...options];
  const { stdout } = await promisify(execFile)(process.execPath, all, { env, cwd, maxBuffer: 2 ** 26 });
  return stdout;
}

/** A sync of a sample network into the Nautobot; the pages that it leaves behind. */
async function runOnce(client: Client): Promise<{ form: string; result: string; sync: string }> {
  await bridge("companion", "install");
  const remote = await startSandbox({ data: sampleData() });
  const values = ["--var", `url=${remote.url}`, "--var", `token=${remote.token}`];
  const out = await bridge("run", JOB, "--no-dry-run", "--memory", "--json", ...values);
  await remote.close();
  const report = JSON.parse(out.trimEnd().split("\n").at(-1) ?? "") as RunReport;
  const id = report.jobResult?.id ?? "";
  const answer = await client.request({
    method: "GET",
    path: "/plugins/ssot/history/",
    query: { job_result: id },
  });
  const [sync] = (answer as { results: { id: string }[] }).results;
  return {
    form: "/extras/jobs/nautobot_bridge.jobs.nautobot_remote.ExampleDataSource/run/",
    result: `/extras/job-results/${id}/`,
    sync: `/plugins/ssot/history/${sync?.id ?? ""}/`,
  };
}

async function logIn(page: Page): Promise<void> {
  await page.goto(`${url}/login/`);
  await page.fill("input[name=username]", "admin");
  await page.fill("input[name=password]", "admin");
  await Promise.all([
    page.waitForURL((at) => !at.pathname.startsWith("/login")),
    page.keyboard.press("Enter"),
  ]);
}

const pages = await runOnce(createClient({ url, token }));
mkdirSync("docs", { recursive: true });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: SIZE });
await logIn(page);
for (const [name, path] of Object.entries(pages)) {
  const answer = await page.goto(`${url}${path}`, { waitUntil: "networkidle" });
  if (answer?.status() !== 200) throw new Error(`${path} is ${String(answer?.status())}`);
  await page.screenshot({ path: `docs/nautobot-${name}.png` });
}
await browser.close();
