import { Agent, request } from "node:http";
import {
  deviceState,
  nautobotPayload,
  nautobotSignature,
  WEBHOOK_SECRET,
} from "../../test/helpers/webhooks.js";
import { round } from "../nautobot/measure.js";
import { call, cpuMs, inFolder, kill, PLUGINS, say, startBridge, TOKEN } from "./bridge.js";

export interface WebhookOptions {
  /** Sent in a second, whatever the answers do. */
  rate: number;
  seconds: number;
  /** Of each run that goes on meanwhile; 0: none does. */
  objects: number;
}

const JOB = "bench.many";
const config = {
  plugins: PLUGINS,
  server: { port: 0, token: TOKEN },
  schedules: [{ job: JOB, cron: "0 3 1 1 *", variables: { objects: 1, round: 0 } }],
  webhooks: {
    nautobot: { secrets: [WEBHOOK_SECRET], username: "bridge" },
    rules: [
      {
        name: "any",
        models: ["dcim.device"],
        job: JOB,
        variables: { objects: 1, round: 0 },
        scope: [{ type: "device", uid: "{name}" }],
        quiet: 3600,
      },
    ],
  },
};

/** How fast signed webhooks are taken, each of another device, while runs make and record objects one after the other. */
export const webhooks = ({ rate, seconds, objects }: WebhookOptions) =>
  inFolder(config, async (folder) => {
    const service = await startBridge(["serve"], folder);
    try {
      await send(service.url, 200, rate);
      const load = objects > 0 ? startLoad(service.url, objects) : undefined;
      await load?.begun;
      const since = cpuMs(service);
      const sent = await send(service.url, rate * seconds, rate);
      // other than the times, this does not depend on what else the machine does
      const cpuMsEach = round((cpuMs(service) - since) / sent.sent);
      const figures = { rate, objects, ...sent, cpuMsEach };
      say(`webhooks: ${JSON.stringify(figures)}`);
      return { ...figures, runs: await load?.end() };
    } finally {
      await kill(service);
    }
  });

interface RunView {
  status: string;
  outcomes: { success?: number };
}

/** Runs over so many objects, one after the other until it is ended; `end` tells how many ended well. */
function startLoad(url: string, objects: number): { begun: Promise<void>; end: () => Promise<number> } {
  let [going, well] = [true, 0];
  const begin = async (number: number): Promise<string> => {
    const body = { dryRun: false, variables: { objects, round: number } };
    const asked = await call<{ url: string }>(`${url}/api/v1/jobs/${JOB}/runs`, body);
    await poll(url + asked.url, ({ status }) => status !== "queued");
    return url + asked.url;
  };
  const follow = async (first: string): Promise<void> => {
    let run = first;
    for (let number = 1; ; number++) {
      const { status, outcomes } = await poll(run, (view) => /succeeded|partial|failed/.test(view.status));
      if (status === "succeeded" && outcomes.success === objects) well++;
      if (!going) return;
      run = await begin(number);
    }
  };
  const first = begin(0);
  const all = first.then(follow);
  return {
    begun: first.then(() => undefined),
    async end() {
      going = false;
      await all;
      return well;
    },
  };
}

async function poll(run: string, isSo: (view: RunView) => boolean): Promise<RunView> {
  for (;;) {
    const view = await call<RunView>(run);
    if (isSo(view)) return view;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Waiting counts from when a webhook was due, so that a service that falls behind shows. */
async function send(url: string, count: number, rate: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const began = performance.now();
  const answers = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const due = (index / rate) * 1000;
      await new Promise((resolve) => setTimeout(resolve, due));
      const name = `d${count}-${index}`;
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
    sent: count,
    accepted: answers.filter(({ status }) => status === 202).length,
    perSecond: round(count / seconds, 0),
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
