import { Adapter, type AnyModelClass, DiffSyncFlags } from "../../src/diffsync/index.js";
import type { Client } from "../../src/nautobot/index.js";
import { NautobotAdapter } from "../../src/ssot/index.js";
import { clientOf, round, startClock } from "./measure.js";
import { WrittenDevice } from "./models.js";

// Creates, updates and deletes devices through a sync each; the time is that of the writes, from the first look at
// what is there to the last answer. Prints one JSON line. Argument: how many devices.
const count = Number(process.argv[2]);
const signal = new AbortController().signal;

class Source extends Adapter {
  override readonly topLevel: readonly AnyModelClass[] = [WrittenDevice];
}

function source(serial: string, devices: number): Source {
  const adapter = new Source();
  for (let n = 0; n < devices; n++)
    adapter.add(WrittenDevice, {
      name: `ours${String(n).padStart(5, "0")}`,
      serial: `${serial}${n}`,
      device_type: "kind0",
      role: "bench",
      status: "Active",
      location: "site0",
    });
  return adapter;
}

interface Written {
  perSecond: number;
  requests: Client["stats"];
  /** The most writes it had under way at the end. */
  atOnce: number;
}

async function written(wanted: Source): Promise<Written> {
  const client = clientOf();
  const target = new NautobotAdapter(client, [WrittenDevice]);
  await target.load(signal);
  const diff = await target.diffFrom(wanted);
  const before = client.stats;
  const start = performance.now();
  await target.syncFrom(wanted, { diff, flags: DiffSyncFlags.NONE });
  const seconds = (performance.now() - start) / 1000;
  const { count: sent, bytes } = client.stats;
  return {
    perSecond: round(diff.listed / seconds, 1),
    requests: { count: sent - before.count, bytes: bytes - before.bytes },
    atOnce: target.writes.limit.atOnce,
  };
}

await written(source("", 0));
const finish = startClock();
const create = await written(source("A", count));
const update = await written(source("B", count));
const remove = await written(source("", 0));
finish({ create, update, delete: remove });
