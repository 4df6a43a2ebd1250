import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { clientOf, round } from "./measure.js";

// Ours and the peer's in turns on one Nautobot; prints one JSON object. See CONTRIBUTING.md for starting a Nautobot:
//   npm run -s bench:nautobot -- --name main [--only load,incremental] [--turns 3]
const { values } = parseArgs({
  options: {
    name: { type: "string", default: "main" },
    only: { type: "string", default: "load,incremental" },
    turns: { type: "string", default: "3" },
  },
});
const parts = new Set(values.only.split(","));
const turns = Array.from({ length: Number(values.turns) }, (_, turn) => turn);

interface Load {
  objects: number;
  seconds: number;
  peakRssMb: number;
  requests?: { count: number; bytes: number };
}

const lastLine = (output: string): string => output.trim().split("\n").at(-1) ?? "";
const inside = (script: string): unknown =>
  JSON.parse(
    lastLine(
      execFileSync(
        "scripts/nautobot/instance",
        ["shell", "--name", values.name, `bench/nautobot/${script}`],
        { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
      ),
    ),
  );
const load = (...args: string[]): Load =>
  JSON.parse(
    lastLine(
      execFileSync(process.execPath, ["--import", "tsx", "bench/nautobot/load.ts", ...args], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "inherit"],
      }),
    ),
  ) as Load;
const peer = (): Load => inside("peer_load.py") as Load;

/** The middle one by time. */
function median(loads: readonly Load[]): Load {
  const sorted = loads.toSorted((a, b) => a.seconds - b.seconds);
  return sorted[Math.floor(sorted.length / 2)] as Load;
}

/** One in a hundred of each type gets another value, over REST, so that the change log is written as usual. */
async function changeOnePercent(): Promise<void> {
  const client = clientOf();
  for (const [path, field, count] of [
    ["/dcim/devices/", "serial", 50],
    ["/dcim/interfaces/", "description", 500],
  ] as const) {
    const rows: { id: string }[] = [];
    for await (const { id } of client.list(path, { limit: 100 })) if (rows.push({ id }) === count) break;
    const value = `changed ${Date.now()}`;
    for (let at = 0; at < count; at += 50) {
      const patches = rows.slice(at, at + 50).map(({ id }) => ({ id, [field]: value }));
      await client.updateMany(path, patches);
    }
  }
}

async function incremental(): Promise<object> {
  const directory = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    await clientOf().create("/tenancy/tenants/", { name: `bench ${Date.now()}` });
    load(directory);
    const loads = turns.map(() => ({ unchanged: load(directory), peer: peer() }));
    const unchanged = median(loads.map((turn) => turn.unchanged));
    await changeOnePercent();
    const changed = load(directory);
    const other = median(loads.map((turn) => turn.peer));
    return {
      unchanged,
      onePercent: changed,
      peer: other,
      unchangedOfPeer: round(unchanged.seconds / other.seconds, 3),
      onePercentOfPeer: round(changed.seconds / other.seconds, 3),
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function full(): object {
  load();
  const loads = turns.map(() => ({ ours: load(), peer: peer() }));
  const ours = median(loads.map((turn) => turn.ours));
  const other = median(loads.map((turn) => turn.peer));
  const perSecond = ({ objects, seconds }: Load): number => Math.round(objects / seconds);
  return {
    ours: { ...ours, perSecond: perSecond(ours) },
    peer: { ...other, perSecond: perSecond(other) },
    ratio: round(perSecond(ours) / perSecond(other)),
  };
}

const figures: Record<string, unknown> = { data: inside("seed.py") };
if (parts.has("load")) figures["load"] = full();
if (parts.has("incremental")) figures["incremental"] = await incremental();
console.log(JSON.stringify(figures, null, 2));
