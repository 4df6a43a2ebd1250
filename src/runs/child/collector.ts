/**
 * How V8 collects what is no longer needed in a run's process: in short turns, so that a cancel is heard soon. That is
 * little room for young objects, and one helper, for several take the processor from the run where cores are few.
 */
export const COLLECTOR_FLAGS: readonly string[] = ["--max-semi-space-size=4", "--v8-pool-size=1"];
