import { monitorEventLoopDelay } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { setImmediate } from "node:timers/promises";
import { loadInto, netFor, type Case, type Shape } from "./engine-data.js";

// Prints one JSON line; the shapes, cases and fields are those of diffsync_peer.py. To be run with
// --max-semi-space-size=4: nearly all a diff makes lives on, and what a collection of young objects finds alive is how
// long it holds the event loop. A quarter of the usual room makes four times as many, each a quarter as long.
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
  const delay = monitorEventLoopDelay({ resolution: 1 });
  // A turn of the loop first, or the time before the work would count as a block of it.
  await setImmediate();
  delay.enable();
  await setImmediate();
  const [since, cpuSince] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const cpu = process.cpuUsage(cpuSince);
  const wall = performance.now() - since;
  await setImmediate();
  delay.disable();
  return {
    result,
    wall: round(wall / 1e3),
    cpu: round((cpu.user + cpu.system) / 1e6),
    block: Math.round(Math.min(delay.max / 1e6, wall) * 10) / 10,
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
