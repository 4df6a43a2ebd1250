import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Where snapshots are kept between runs: text by key. Losing one costs a full load, nothing else. */
export interface SnapshotStore {
  get(key: string): Promise<string | undefined>;
  put(key: string, text: string): Promise<void>;
  /** Hears why a snapshot was not used or not kept. */
  warn(message: string): void;
}

/**
 * One file for each key, for the owner's eyes only: snapshots hold what Nautobot holds.
 *
 * @param directory - made when the first snapshot is put
 */
export function fileSnapshots(directory: string, warn: (message: string) => void): SnapshotStore {
  const fileOf = (key: string): string => join(directory, `${key}.json`);
  return {
    warn,
    async get(key) {
      try {
        return await readFile(fileOf(key), "utf8");
      } catch (error) {
        if (!isMissing(error)) warn(`The snapshot ${fileOf(key)} cannot be read: ${String(error)}`);
        return undefined;
      }
    },
    async put(key, text) {
      const unfinished = join(directory, `${randomUUID()}.tmp`);
      try {
        await mkdir(directory, { recursive: true, mode: 0o700 });
        await writeFile(unfinished, text, { mode: 0o600 });
        await rename(unfinished, fileOf(key));
      } catch (error) {
        await rm(unfinished, { force: true }).catch(() => undefined);
        warn(`The snapshot ${fileOf(key)} cannot be written: ${String(error)}`);
      }
    },
  };
}

/** The same store for a run that has to load everything: it is written, never read. */
export const unread = (store: SnapshotStore): SnapshotStore => ({
  warn: (message) => store.warn(message),
  get: () => Promise.resolve(undefined),
  put: (key, text) => store.put(key, text),
});

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === "ENOENT";
