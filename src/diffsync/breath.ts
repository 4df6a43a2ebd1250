import { setImmediate } from "node:timers/promises";

// Well below the 20 ms that are promised, so that one slow step still fits.
const SLICE_MS = 6;
const EVERY = 8;

/** Lets a long calculation give way to the event loop, and end when its signal says so. */
export class Breath {
  #steps = 0;
  #since = performance.now();
  readonly #signal: AbortSignal | undefined;

  constructor(signal: AbortSignal | undefined) {
    signal?.throwIfAborted();
    this.#signal = signal;
  }

  /** True when it is time to `await pause()`. Call it once per object: it costs next to nothing. */
  due(): boolean {
    if (this.#signal?.aborted) return true;
    return ++this.#steps % EVERY === 0 && performance.now() - this.#since > SLICE_MS;
  }

  /** @throws the signal's reason once it is aborted */
  async pause(): Promise<void> {
    this.#signal?.throwIfAborted();
    await setImmediate();
    this.#signal?.throwIfAborted();
    this.#since = performance.now();
  }
}
