import { parseArgs } from "node:util";
import { loadInto, netFor, type Case, type Shape } from "./engine-data.js";

// Prints one JSON line; the shapes, cases and fields are those of diffsync_peer.py.
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

/** Seconds something took: on the clock, and of processor time in all threads together. */
async function timed<T>(work: () => T | Promise<T>): Promise<{ result: T; wall: number; cpu: number }> {
  const [since, cpuSince] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const cpu = process.cpuUsage(cpuSince);
  return {
    result,
    wall: round((performance.now() - since) / 1e3),
    cpu: round((cpu.user + cpu.system) / 1e6),
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
    rss_after_diff_mb,
    summary: diff.result.summary(),
    target_count: target.count(),
  }),
);
