import type { Progress } from "../diffsync/index.js";
import type { EventSink } from "./events.js";
import type { AnyAdapter } from "./job.js";
import type { StepName } from "./report.js";

const EVERY_MS = 100;

/** Tells how far a load is, from the objects in its adapter, until the returned function is called. */
export function watchLoad(adapter: AnyAdapter, step: StepName, emit: EventSink): () => void {
  let told = -1;
  const tell = () => {
    const done = adapter.count();
    if (done === told) return;
    told = done;
    const total = adapter.expected;
    emit({ type: "step-progress", step, done, ...(total !== undefined && { total }) });
  };
  const timer = setInterval(tell, EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    tell();
  };
}

/** Passes on how far the engine is, at most ten times a second and always the end. */
export function throttled(step: StepName, emit: EventSink): (progress: Progress) => void {
  let toldAt = -Infinity;
  return ({ done, total }) => {
    const now = performance.now();
    if (now - toldAt < EVERY_MS && done !== total) return;
    toldAt = now;
    emit({ type: "step-progress", step, done, total });
  };
}
