import { setImmediate } from "node:timers/promises";

// Well below the 20 ms that are promised, so that one slow step and a collection of garbage still fit.
const SLICE_MS = 2;
const EVERY = 8;

/** A part of a long calculation. */
export interface Frame {
  /**
   * Goes on from where it stopped. @returns itself when it is time for a pause, another part that has to be done
   * first, or undefined once it is through
   */
  advance(): Frame | undefined;
}

/** Yields wherever it may be interrupted. */
export type Pauses = Generator<undefined, void, undefined>;

/** Simple work as a part. */
export function stepwise(steps: Pauses, breath: Breath): Frame {
  const frame: Frame = {
    advance() {
      while (!steps.next().done) if (breath.due()) return frame;
      return undefined;
    },
  };
  return frame;
}

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

  /** Takes a calculation to its end, part by part, with pauses. @throws the signal's reason */
  async through(first: Frame): Promise<void> {
    const open = [first];
    for (let top: Frame | undefined = first; top; top = open.at(-1)) {
      const next = top.advance();
      if (next === top) await this.pause();
      else if (next) open.push(next);
      else open.pop();
    }
  }
}
