import type { KeptEvent, RunEvent } from "../../jobs/events.js";

/** Shows a run while it goes. */
export interface Progress {
  on: (event: RunEvent | KeptEvent) => void;
  /** Something to tell that is no event of the run. */
  say: (message: string) => void;
  /** Leaves the terminal as it was found. */
  close: () => void;
}

export interface ProgressOptions {
  write: (text: string) => void;
  /** Milliseconds. */
  now: () => number;
  /** Also show entries of the levels debug and info. */
  verbose: boolean;
}
