import type { Config } from "../config/index.js";
import { openSeal, type Seal } from "../lib/seal.js";
import { openStore, type Store } from "../store/index.js";

export interface History {
  store: Store;
  seal: Seal;
}

/**
 * Opens the store that the configuration names, and the seal of what is secret in it.
 *
 * @throws BridgeError STORE_FAILED, SECRET_KEY
 */
export async function openHistory({ dataDir, store: { url }, secretKey }: Config): Promise<History> {
  const store = await openStore({ directory: dataDir, url });
  try {
    return { store, seal: await openSeal(dataDir, secretKey) };
  } catch (thrown) {
    await store.close();
    throw thrown;
  }
}
