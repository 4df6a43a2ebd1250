import { randomUUID } from "node:crypto";
import type { ChangeReport, LogEntry } from "../../../src/jobs/report.js";
import { openStore, type Store, type TimedEvent } from "../../../src/store/index.js";
import { report } from "../../helpers/reports.js";
import { newRun } from "../../unit/store/runs.js";
import { SOURCE_JOB, type Bridge } from "./service.js";

interface KeptRun {
  changes?: Iterable<ChangeReport>;
  log?: readonly LogEntry[];
}

/** Keeps a run beside those of the service that has ended with whatever a test says; returns its id. */
export const keepRun = ({ dataDir }: Bridge, kept: KeptRun): Promise<string> =>
  withStore(dataDir, (store) => writeRun(store, kept));

/** Forgets all runs that have ended. */
export const forgetRuns = ({ dataDir }: Bridge): Promise<void> =>
  withStore(dataDir, (store) => store.prune({ days: 1, runs: 1 }, new Date("2100-01-01")));

async function withStore<T>(directory: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ directory });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function writeRun(store: Store, { changes = [], log = [] }: KeptRun): Promise<string> {
  const id = randomUUID();
  const at = new Date().toISOString();
  await store.queue.add(newRun(id, { job: SOURCE_JOB, requestedAt: at, local: true }));
  await store.queue.takeLocal(id, at);
  const taken = await store.queue.open(id, await store.queue.owner());
  if (!taken) throw new Error("the run is not there");
  const events: TimedEvent[] = log.map((entry) => ({ at: entry.at, event: { type: "log", entry } }));
  await taken.writer.append({ at, changes: [], events });
  let part: ChangeReport[] = [];
  const flush = async (): Promise<void> => {
    await taken.writer.append({ at, changes: part, events: [] });
    part = [];
  };
  for (const change of changes) if (part.push(change) === 10_000) await flush();
  await flush();
  await taken.writer.end({ state: "succeeded", endedAt: at, report: report({ id, dryRun: false }) });
  return id;
}
