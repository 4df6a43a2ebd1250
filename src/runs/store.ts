import { isFinished, type Run } from "./run.js";

/** Where runs are kept. */
export interface RunStore {
  /** Adds the run, or notes that it changed. */
  put(run: Run): void;
  get(id: string): Run | undefined;
  /** Newest first. */
  list(): Run[];
}

/** Keeps every unfinished run and the `keep` newest finished ones in memory; a restart forgets them. */
export function memoryStore(keep = 100): RunStore {
  const runs = new Map<string, Run>();
  return {
    put(run) {
      runs.set(run.id, run);
      const finished = [...runs.values()].filter(isFinished);
      for (const old of finished.slice(0, Math.max(0, finished.length - keep))) runs.delete(old.id);
    },
    get: (id) => runs.get(id),
    list: () => [...runs.values()].reverse(),
  };
}
