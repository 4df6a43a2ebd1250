import { AsyncLocalStorage } from "node:async_hooks";
import type { EventSink } from "./events.js";
import { sampleMemory } from "./memory.js";
import { STEPS, type StepName, type StepReport } from "./report.js";

/** Which step the code now running belongs to, also while two loads go on at once. */
const current = new AsyncLocalStorage<StepName>();

export function currentStep(): StepName | undefined {
  return current.getStore();
}

/** Runs work as one of the four steps and keeps what each took. */
export class Steps {
  readonly #finished = new Map<StepName, StepReport>();
  readonly #emit: EventSink;
  readonly #memory: boolean;

  constructor(emit: EventSink, memory: boolean) {
    this.#emit = emit;
    this.#memory = memory;
  }

  async run<T>(name: StepName, work: () => Promise<T>): Promise<T> {
    this.#emit({ type: "step-started", step: name });
    const stopSampling = this.#memory ? sampleMemory() : undefined;
    const startedAt = performance.now();
    let status: StepReport["status"] = "failed";
    try {
      const result = await current.run(name, work);
      status = "succeeded";
      return result;
    } finally {
      const durationMs = Math.round(performance.now() - startedAt);
      const memory = stopSampling?.();
      const step = { name, status, durationMs, ...(memory && { memory }) };
      this.#finished.set(name, step);
      this.#emit({ type: "step-finished", step });
    }
  }

  /** All four, in their order; those that did not run as skipped. */
  report(): StepReport[] {
    return STEPS.map((name) => this.#finished.get(name) ?? { name, status: "skipped", durationMs: 0 });
  }
}
