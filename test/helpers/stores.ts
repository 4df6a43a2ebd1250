import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore, type Store } from "../../src/store/index.js";

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
      await store.close();
      rmSync(directory, { recursive: true });
    },
  };
}
