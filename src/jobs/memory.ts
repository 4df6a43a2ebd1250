import type { StepMemory } from "./report.js";

/** Bytes of JavaScript objects and buffers: what a run can be blamed for, unlike the process's resident size. */
export function bytesInUse(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const SAMPLE_EVERY_MS = 50;

/** Samples memory from now until the returned function is called, which tells the last and the highest figure. */
export function sampleMemory(measure: () => number = bytesInUse): () => StepMemory {
  let peak = measure();
  const timer = setInterval(() => (peak = Math.max(peak, measure())), SAMPLE_EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    const final = measure();
    return { final, peak: Math.max(peak, final) };
  };
}
