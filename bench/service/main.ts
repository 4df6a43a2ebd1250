import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { changes } from "./changes.js";
import { idle } from "./idle.js";
import { queue } from "./queue.js";
import { webhooks } from "./webhooks.js";

// Prints one line of JSON: what the compiled service needs and bears. Progress goes to standard error.
const { values } = parseArgs({
  options: {
    only: { type: "string", default: "idle,webhooks,changes,queue" },
    rate: { type: "string", default: "500" },
    seconds: { type: "string", default: "10" },
    objects: { type: "string", default: "55000" },
    changes: { type: "string", default: "1000000" },
    runs: { type: "string", default: "1000" },
    "kill-seconds": { type: "string", default: "5" },
    postgres: { type: "string", default: "postgres://postgres@127.0.0.1:5432/postgres" },
    redis: { type: "string", default: "redis://127.0.0.1:6379/9" },
  },
});
const { rate, seconds, objects, runs, postgres, redis } = values;
const parts: Record<string, () => unknown> = {
  idle,
  webhooks: () => webhooks({ rate: Number(rate), seconds: Number(seconds), objects: Number(objects) }),
  changes: () => changes(Number(values.changes)),
  queue: () => queue({ runs: Number(runs), killSeconds: Number(values["kill-seconds"]), postgres, redis }),
};
const figures: Record<string, unknown> = {};
for (const name of values.only.split(",")) {
  const part = parts[name];
  if (!part) throw new Error(`--only takes ${Object.keys(parts).join(", ")}`);
  // what else the machine does stands beside each figure
  const loadBefore = loadavg()[0];
  figures[name] = { ...((await part()) as object), loadBefore };
}
console.log(JSON.stringify({ what: "service", node: process.version, cores: cpus().length, ...figures }));
