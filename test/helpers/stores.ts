import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { closeRunners } from "./runners.js";
import { openStore, type Store } from "../../src/store/index.js";

/** Waits until something is so. */
export async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await wait(5);
}

export interface TemporaryStore {
  store: Store;
  directory: string;
  /** Closes it and leaves nothing behind. */
  remove(): Promise<void>;
}

/** A store of its own for one test. */
export async function temporaryStore(): Promise<TemporaryStore> {
  const directory = mkdtempSync(join(tmpdir(), "bridge-store-"));
  const store = await openStore({ directory });
  return {
    store,
    directory,
    async remove() {
      await closeRunners(store);
      await store.close();
      rmSync(directory, { recursive: true });
    },
  };
}
