/* Writes docs/nautobot-*.png: the pages of a real Nautobot before, while and after a job of the bridge runs, for the README.
   NAUTOBOT_URL and NAUTOBOT_TOKEN name a fresh one with nautobot-ssot whose user admin has the password admin:
   npm run nautobot:up -- --fresh --name pictures --port 8089 --redis 12, and once nautobot-server collectstatic there. */
import { mkdirSync } from "node:fs";
import { chromium, type Page } from "playwright-core";
import { createClient, type Client } from "../src/nautobot/index.js";
import { sampleData, startSandbox } from "../src/sandbox/index.js";
import { jobId, logOf, rowsOf } from "../test/helpers/nautobot-jobs.js";
import { Service } from "../test/helpers/service.js";

const { NAUTOBOT_URL: url = "", NAUTOBOT_TOKEN: token = "" } = process.env;
const SIZE = { width: 1280, height: 900 };

/** nautobot-ssot's own examples have the names of the bridge's: Nautobot would number them. */
async function removeExamples(client: Client): Promise<void> {
  for (const { id } of await rowsOf(client, "/extras/jobs/?module_name=nautobot_ssot.jobs.examples"))
    await client.remove("/extras/jobs/", String(id));
}

/** Waits until the sync is at work. */
async function untilWriting(client: Client, result: string): Promise<void> {
  while (!(await logOf(client, result)).some(({ grouping }) => grouping === "execute_sync"));
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

const client = createClient({ url, token });
await removeExamples(client);
const remote = await startSandbox({ data: sampleData() });
const service = new Service(
  { url, token },
  { jobs: { "example-data-source": { variables: { url: remote.url, token: remote.token } } } },
);
await service.start();
await service.install();
mkdirSync("docs", { recursive: true });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: SIZE });
await logIn(page);

async function shoot(name: string, path: string): Promise<void> {
  const answer = await page.goto(`${url}${path}`, { waitUntil: "networkidle" });
  if (answer?.status() !== 200) throw new Error(`${path} is ${String(answer?.status())}`);
  await page.screenshot({ path: `docs/nautobot-${name}.png` });
}

await shoot("form", "/extras/jobs/nautobot_bridge.jobs.nautobot_remote.ExampleDataSource/run/");
const job = await jobId(client, "ExampleDataSource");
const { id } = await client.runJob(job, { dryrun: false, memory_profiling: true });
await untilWriting(client, id);
await shoot("result", `/extras/job-results/${id}/`);
await client.followJob(id);
const [sync] = await rowsOf(client, `/plugins/ssot/history/?job_result=${id}`);
await shoot("sync", `/plugins/ssot/history/${String(sync?.["id"])}/`);
await browser.close();
await service.close();
await remote.close();
