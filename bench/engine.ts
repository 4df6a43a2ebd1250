import { parseArgs } from "node:util";
import { setImmediate } from "node:timers/promises";
import { loadInto, netFor, type Case, type Shape } from "./engine-data.js";

// Prints one JSON line; the shapes, cases and fields are those of diffsync_peer.py. To be run as a run's own process is:
// --max-semi-space-size=4, for nearly all a diff makes lives on, and what a collection of young objects finds alive is how
// long it holds the event loop; --v8-pool-size=1, for four helpers of the collector take two cores from the diff itself.
const { values } = parseArgs({
  options: {
    n: { type: "string" },
    shape: { type: "string", default: "flat" },
    case: { type: "string", default: "equal" },
    op: { type: "string", default: "sync" },
    flags: { type: "string", default: "0" },
  },
});
const n = Number(values.n);
const shape = values.shape as Shape;
const which = values.case as Case;
const flags = Number(values.flags);

interface Timing<T> {
  result: T;
  wall: number;
  cpu: number;
  block: number;
}

/** Seconds something took: on the clock, and of processor time in all threads together; and its longest block in ms. */
async function timed<T>(work: () => T | Promise<T>): Promise<Timing<T>> {
  // A turn of the loop first, or the time before the work would count as a block of it.
  await setImmediate();
  const turns = watchTurns();
  const [since, cpuSince] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const cpu = process.cpuUsage(cpuSince);
  const wall = performance.now() - since;
  const block = turns.stop();
  return {
    result,
    wall: round(wall / 1e3),
    cpu: round((cpu.user + cpu.system) / 1e6),
    block: Math.round(block * 10) / 10,
  };
}

/** Looks at the clock once in every turn of the event loop; `stop` tells the longest turn in ms. */
function watchTurns(): { stop(): number } {
  let longest = 0;
  let last = performance.now();
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const tick = (): void => {
    look();
    next = globalThis.setImmediate(tick);
  };
  let next = globalThis.setImmediate(tick);
  return {
    stop() {
      clearImmediate(next);
      look();
      return longest;
    },
  };
}

const round = (seconds: number): number => Math.round(seconds * 10_000) / 10_000;

const source = netFor(shape, "source");
const target = netFor(shape, "target");
const load = await timed(() => {
  loadInto(source, shape, which === "gone" ? 0 : n, which === "changed");
  loadInto(target, shape, which === "new" ? 0 : n, false);
});
// The peer collects here too.
globalThis.gc?.();

const diff = await timed(() => target.diffFrom(source, { flags }));
const rss_after_diff_mb = Math.round(process.memoryUsage.rss() / 1e5) / 10;
const sync =
  values.op === "sync" ? await timed(() => target.syncFrom(source, { diff: diff.result, flags })) : undefined;

console.log(
  JSON.stringify({
    n,
    shape,
    case: which,
    load_s: load.wall,
    diff_s: diff.wall,
    sync_s: sync?.wall ?? null,
    peak_rss_mb: Math.round((process.resourceUsage().maxRSS * 1024) / 1e6),
    load_cpu_s: load.cpu,
    diff_cpu_s: diff.cpu,
    sync_cpu_s: sync?.cpu ?? null,
    max_block_ms: Math.max(diff.block, sync?.block ?? 0),
    diff_block_ms: diff.block,
    sync_block_ms: sync?.block ?? null,
    rss_after_diff_mb,
    summary: diff.result.summary(),
    target_count: target.count(),
  }),
);
