import { randomUUID } from "node:crypto";
import type { LogEntry, RunReport } from "../../../src/jobs/report.js";
import {
  openStore,
  type PlacedChange,
  type RunWriter,
  type Store,
  type TimedEvent,
} from "../../../src/store/index.js";
import { report } from "../../helpers/reports.js";
import { newRun } from "../../unit/store/runs.js";
import { SOURCE_JOB, type Bridge } from "./service.js";

interface KeptRun {
  changes?: Iterable<PlacedChange>;
  log?: readonly LogEntry[];
  /** What its report says otherwise. */
  report?: Partial<RunReport>;
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

async function writeRun(store: Store, { changes = [], log = [], report: fields }: KeptRun): Promise<string> {
  const at = new Date().toISOString();
  const { id, writer } = await begin(store);
  const events: TimedEvent[] = log.map((entry) => ({ at: entry.at, event: { type: "log", entry } }));
  await writer.append({ at, changes: [], events });
  let part: PlacedChange[] = [];
  const flush = async (): Promise<void> => {
    await writer.append({ at, changes: part, events: [] });
    part = [];
  };
  for (const change of changes) if (part.push(change) === 10_000) await flush();
  await flush();
  const ended = report({ id, dryRun: false, ...fields });
  await writer.end({ state: ended.status, endedAt: at, report: ended });
  return id;
}

async function begin(store: Store): Promise<{ id: string; writer: RunWriter }> {
  const id = randomUUID();
  const at = new Date().toISOString();
  await store.queue.add(newRun(id, { job: SOURCE_JOB, requestedAt: at, local: true }));
  await store.queue.takeLocal(id, at);
  const taken = await store.queue.open(id, await store.queue.owner());
  if (!taken) throw new Error("the run is not there");
  return { id, writer: taken.writer };
}

/** A run of another process that goes on until it is ended, and makes changes when the test says so. */
export async function startRun({ dataDir }: Bridge) {
  const store = await openStore({ directory: dataDir });
  const { id, writer } = await begin(store);
  const at = new Date().toISOString();
  return {
    id,
    change: (...changes: PlacedChange[]) => writer.append({ at, changes, events: [] }),
    tell: (event: TimedEvent["event"], when = at) =>
      writer.append({ at, changes: [], events: [{ at: when, event }] }),
    async end(): Promise<void> {
      await writer.end({ state: "succeeded", endedAt: at, report: report({ id, dryRun: false }) });
      await store.close();
    },
  };
}
