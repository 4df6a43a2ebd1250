/* The whole product in a minute and without a Nautobot: two sandboxes, the service between them, three runs. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundledPlugins } from "../../src/cli/package.js";
import { startService } from "../../src/cli/service.js";
import { processTerminal } from "../../src/cli/terminal.js";
import { renderReport } from "../../src/cli/view/report.js";
import { configSchema, type Config } from "../../src/config/index.js";
import * as door from "../../src/index.js";
import { silentLogger } from "../../src/lib/logger.js";
import { loadPlugins } from "../../src/plugin-host/index.js";
import { deviatingData, sampleData, startSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { runOverApi, type ShownReport } from "./api.js";

const JOB = "nautobot-remote.example-data-source";
const once = process.argv.includes("--once");
const terminal = processTerminal();
const { bold, cyan, dim } = terminal.style;

const dataDir = mkdtempSync(join(tmpdir(), "nautobot-bridge-demo-"));
const remote = await startSandbox({ data: sampleData() });
const local = await startSandbox({ data: deviatingData() });
const service = await startService(
  { config: configOf(local, remote), ...(await loadPlugins([bundledPlugins()], door)) },
  silentLogger,
);

terminal.out(bold("nautobot-bridge: from one Nautobot to another, both of them sandboxes in this process\n"));
const { firstToken: token = "" } = service;
const dryRun = await show("A dry run: what would change?", { dryRun: true });
const sync = await show("The sync: the same diff, applied", { dryRun: false });
const again = await show("The sync again: nothing is left to do", { dryRun: false });

if (!once) {
  tellWhatToTry();
  await new Promise<void>((resolve) => process.once("SIGINT", resolve).once("SIGTERM", resolve));
}
await service.close();
rmSync(dataDir, { recursive: true });
await Promise.all([local.close(), remote.close()]);
if (once) terminal.out(JSON.stringify({ dryRun, sync, again }));

async function show(title: string, request: { dryRun: boolean }): Promise<ShownReport> {
  terminal.out(cyan(`── ${title}`));
  terminal.out(dim(`   POST ${service.url}/api/v1/jobs/${JOB}/runs ${JSON.stringify(request)}`));
  const progress = terminal.progress({ verbose: false });
  const stop = service.runner.subscribe((_run, { event }) => progress.on(event));
  const report = await runOverApi({ url: service.url, token }, JOB, request).finally(() => {
    stop();
    progress.close();
  });
  terminal.out(
    `\n${renderReport(report, { style: terminal.style, columns: terminal.columns, limit: 12 })}\n`,
  );
  return report;
}

function tellWhatToTry(): void {
  const environment = `NAUTOBOT_URL=${local.url} NAUTOBOT_TOKEN=${local.token}`;
  terminal.out(`${bold("Everything stays up until Ctrl+C. Try, from another terminal:")}

  ${dim("# look at the runs")}
  curl -H 'Authorization: Bearer ${token}' ${service.url}/api/v1/runs

  ${dim("# change something in the remote Nautobot …")}
  curl -X POST -H 'Authorization: Token ${remote.token}' -H 'Content-Type: application/json' \\
    -d '{"name": "Demo tenant"}' ${remote.url}/api/tenancy/tenants/

  ${dim("# … and sync it with the command line; --no-dry-run writes it")}
  ${environment} npm run -s bridge -- run ${JOB} \\
    --var ${remoteVariables(remote)
      .map(([name, value]) => `${name}=${value}`)
      .join(" --var ")}
`);
}

function remoteVariables({ url, token }: Sandbox): [name: string, value: string][] {
  return [
    ["url", url],
    ["token", token],
  ];
}

function configOf(nautobot: Sandbox, source: Sandbox): Config {
  return configSchema.parse({
    nautobot: { url: nautobot.url, token: nautobot.token },
    dataDir,
    server: { port: 0 },
    retention: { days: 1, runs: 100 },
    jobs: { [JOB]: { variables: Object.fromEntries(remoteVariables(source)) } },
  });
}
