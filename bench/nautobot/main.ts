import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { clientOf, round, warmUp } from "./measure.js";
import { noop, prepare } from "./noop.js";
import { alone, inside, median, say } from "./processes.js";
import { growth, workersOf, writes } from "./writes.js";

// Ours and the peer's in turns on one Nautobot; prints one JSON object, and on
// standard error what it is at. See CONTRIBUTING.md for starting a Nautobot:
//   npm run -s bench:nautobot -- --name main [--only load,noop,incremental,write] [--turns 2] [--devices 500]
// Only for a Nautobot made for it: devices and interfaces that it does not know are deleted.
// With --workers 1,2,4 it also loads from and writes to a Nautobot of so many web processes each.
const { values } = parseArgs({
  options: {
    name: { type: "string", default: "main" },
    only: { type: "string", default: "load,noop,incremental,write" },
    turns: { type: "string", default: "2" },
    devices: { type: "string", default: "500" },
    workers: { type: "string" },
  },
});
const parts = new Set(values.only.split(","));
const devices = Number(values.devices);
const turns = Array.from({ length: Number(values.turns) }, (_, turn) => turn);

interface Load {
  objects: number;
  seconds: number;
  cpuSeconds?: number;
  peakRssMb: number;
  requests?: { count: number; bytes: number };
}

const load = (...args: string[]): Load => alone("bench/nautobot/load.ts", args) as Load;
const peer = (): Load => inside(values.name, "peer_load.py") as Load;

const middle = (loads: readonly Load[]): Load => median(loads, ({ seconds }) => seconds);

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

/** The middle of each, and our part of the peer's time. */
function compared(loads: readonly { ours: Load; peer: Load }[]): object {
  const [ours, other] = [middle(loads.map((turn) => turn.ours)), middle(loads.map((turn) => turn.peer))];
  return { ours, peer: other, ofPeer: round(ours.seconds / other.seconds, 3) };
}

async function incremental(): Promise<object> {
  const directory = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    await clientOf().create("/tenancy/tenants/", { name: `bench ${Date.now()}` });
    const snapshots = ["--snapshots", directory];
    load(...snapshots);
    const unchanged = turns.map((turn) => {
      say(`incremental, nothing changed: turn ${turn + 1} of ${turns.length}`);
      return { ours: load(...snapshots), peer: peer() };
    });
    const onePercent = [];
    for (const turn of turns) {
      say(`incremental, 1 % changed: turn ${turn + 1} of ${turns.length}`);
      await changeOnePercent();
      onePercent.push({ ours: load(...snapshots), peer: peer() });
    }
    return { unchanged: compared(unchanged), onePercent: compared(onePercent) };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function full(): object {
  const loads = turns.map((turn) => {
    say(`load: turn ${turn + 1} of ${turns.length}`);
    return { ours: load(), graphql: load("--graphql"), peer: peer() };
  });
  const middleOf = (which: "ours" | "graphql" | "peer"): Load & { perSecond: number } => {
    const found = middle(loads.map((turn) => turn[which]));
    return { ...found, perSecond: Math.round(found.objects / found.seconds) };
  };
  const [ours, graphql, other] = [middleOf("ours"), middleOf("graphql"), middleOf("peer")];
  return {
    ours,
    graphql,
    peer: other,
    ratio: round(ours.perSecond / other.perSecond),
    graphqlRatio: round(graphql.perSecond / other.perSecond),
  };
}

say("seeding, and warming up");
const figures: Record<string, unknown> = {
  data: inside(values.name, "seed.py"),
  webWorkers: workersOf(values.name),
};
const job = prepare(values.name);
await warmUp(Number(workersOf(values.name)));
if (parts.has("load")) figures["load"] = full();
// before anything is changed: what has just been is read again for five minutes
if (parts.has("noop")) figures["noop"] = await noop(job, turns.length);
if (parts.has("incremental")) figures["incremental"] = await incremental();
if (parts.has("write")) figures["write"] = writes(values.name, devices, turns.length);
if (values.workers !== undefined) figures["growth"] = await growth(values.name, values.workers.split(","));
console.log(JSON.stringify(figures, null, 2));
