import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { call, inFolder, kill, say, startBridge, TOKEN } from "./bridge.js";

const STARTS = 3;

/** How soon the service is ready, the median of some starts, and how much memory it has when it has nothing to do. */
export async function idle() {
  return inFolder({ server: { port: 0, token: TOKEN } }, async (folder) => {
    const [ready, memory]: [number[], number[]] = [[], []];
    for (let start = 0; start < STARTS; start++) {
      const service = await startBridge(["serve"], folder);
      await call(`${service.url}/healthz`);
      await wait(5000);
      ready.push(service.msUntilReady);
      memory.push(residentMb(service.child.pid ?? 0));
      await kill(service);
    }
    say(`idle: ready after ${ready.join(", ")} ms with ${memory.join(", ")} MB`);
    return { readyMs: median(ready), rssMb: median(memory) };
  });
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;

/** As Linux counts it. */
function residentMb(pid: number): number {
  const [, kb = NaN] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Math.round(Number(kb) / 1024);
}
