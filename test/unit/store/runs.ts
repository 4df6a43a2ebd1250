import type { ChangeReport } from "../../../src/jobs/report.js";
import type { NewRun, RunWriter, Store, Taken } from "../../../src/store/index.js";

const AT = "2026-01-02T03:04:05.000Z";

/** A request that equals no other, of a lane of its own. */
export const newRun = (id: string, fields: Partial<NewRun> = {}): NewRun => ({
  id,
  job: "p.a",
  lane: `lane of ${id}`,
  trigger: "api",
  dryRun: false,
  requestedAt: AT,
  sealed: `sealed ${id}`,
  same: `same as ${id}`,
  ...fields,
});

/** The next run of a lane, in the hands of this process. */
export async function takenFrom(store: Store, lane: string): Promise<Taken> {
  const next = await store.queue.take(lane, AT);
  const taken = next && (await store.queue.open(next.id, await store.queue.owner()));
  if (!taken) throw new Error(`there is nothing to take of ${lane}`);
  return taken;
}

/** A run that was asked for and has begun. */
export async function begin(store: Store, id: string, fields: Partial<NewRun> = {}): Promise<RunWriter> {
  const run = newRun(id, fields);
  await store.queue.add(run);
  return (await takenFrom(store, run.lane)).writer;
}

/** A run that has begun and made these changes. */
export async function withChanges(
  store: Store,
  id: string,
  changes: readonly ChangeReport[],
): Promise<RunWriter> {
  const writer = await begin(store, id);
  await writer.append({ at: AT, changes, events: [] });
  return writer;
}
