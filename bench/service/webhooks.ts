import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startSandbox } from "../../src/sandbox/index.js";
import { startBridge } from "../../test/helpers/process.js";
import {
  deviceState,
  nautobotPayload,
  nautobotSignature,
  WEBHOOK_SECRET,
} from "../../test/helpers/webhooks.js";
import { round } from "../nautobot/measure.js";

// Prints one line of JSON: how fast the service takes signed webhooks, sent to 127.0.0.1 at a steady rate, each of
// another device. With --objects, while a run over that many objects of the sandbox goes on.
const { values } = parseArgs({
  options: {
    rate: { type: "string", default: "500" },
    seconds: { type: "string", default: "10" },
    objects: { type: "string", default: "0" },
  },
});
const rate = Math.min(Number(values.rate), 2000);
const count = rate * Math.min(Number(values.seconds), 60);
const objects = Math.min(Number(values.objects), 200_000);
const TOKEN = "a-token-of-the-benchmark";
const JOB = "nautobot-remote.example-data-source";

const [sandbox, remote] = [await startSandbox(), await startSandbox()];
const cwd = mkdtempSync(join(tmpdir(), "bridge-bench-"));
writeFileSync(
  join(cwd, "nautobot-bridge.yaml"),
  JSON.stringify({
    nautobot: { url: sandbox.url, token: sandbox.token },
    server: { port: 0, token: TOKEN },
    jobs: { [JOB]: { variables: { url: remote.url, token: remote.token } } },
    schedules: [{ job: JOB, cron: "0 3 1 1 *" }],
    webhooks: {
      nautobot: { secrets: [WEBHOOK_SECRET], username: "bridge" },
      rules: [
        {
          name: "any",
          models: ["dcim.device"],
          job: JOB,
          scope: [{ type: "device", uid: "{name}" }],
          quiet: 3600,
        },
      ],
    },
  }),
);
const { child, ended } = startBridge(["serve"], cwd);
try {
  const url = await new Promise<string>((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (part) => {
      text += String(part);
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
      if (found !== undefined) resolve(found);
    });
    void ended.then(({ err }) => reject(new Error(err)));
  });
  if (objects > 0) await startLoad(url);
  await send(url, 200);
  console.log(
    JSON.stringify({ what: "webhooks", cores: cpus().length, objects, rate, ...(await send(url, count)) }),
  );
} finally {
  child.kill("SIGKILL");
  await ended;
  await Promise.all([sandbox.close(), remote.close()]);
  rmSync(cwd, { recursive: true });
}

/** A run that reads and compares many objects: tenants of the remote Nautobot that the other one does not have. */
async function startLoad(url: string): Promise<void> {
  const headers = { authorization: `Token ${remote.token}`, "content-type": "application/json" };
  for (let from = 0; from < objects; from += 1000) {
    const rows = Array.from({ length: Math.min(1000, objects - from) }, (_, index) => ({
      name: `t${from + index}`,
    }));
    const body = JSON.stringify(rows);
    const made = await fetch(`${remote.url}/api/tenancy/tenants/`, { method: "POST", headers, body });
    if (!made.ok) throw new Error(await made.text());
  }
  const asked = await fetch(`${url}/api/v1/jobs/${JOB}/runs`, {
    method: "POST",
    headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" },
    body: '{"dryRun":true}',
  });
  if (asked.status !== 202) throw new Error(await asked.text());
}

/** Sends at the rate whatever the answers do, so that waiting counts as what it is. */
async function send(url: string, howMany: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const began = performance.now();
  const answers = await Promise.all(
    Array.from({ length: howMany }, async (_, index) => {
      const due = (index / rate) * 1000;
      await new Promise((resolve) => setTimeout(resolve, due));
      const name = `d${howMany}-${index}`;
      const body = JSON.stringify(nautobotPayload({ request: name, after: deviceState({ name }) }));
      const status = await post(`${url}/webhooks/nautobot`, body, agent);
      return { status, ms: performance.now() - began - due };
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  const sorted = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number): number => round(sorted[Math.ceil(sorted.length * share) - 1] ?? NaN, 1);
  return {
    sent: howMany,
    accepted: answers.filter(({ status }) => status === 202).length,
    perSecond: round(howMany / seconds, 0),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    maxMs: at(1),
  };
}

function post(url: string, body: string, agent: Agent): Promise<number> {
  return new Promise((resolve) => {
    const headers = { "content-type": "application/json", "x-hook-signature": nautobotSignature(body) };
    const sent = request(url, { method: "POST", agent, headers }, (answered) => {
      answered.resume().on("end", () => resolve(answered.statusCode ?? 0));
    });
    sent.on("error", () => resolve(0)).end(body);
  });
}
