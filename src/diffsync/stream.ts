import type { Diff } from "./diff.js";
import type { Outcome } from "./options.js";

type Sink = (outcome: Outcome) => Promise<void>;

/** Turns a run that reports outcomes into a generator of them; leaving the generator early aborts the run. */
export async function* stream(
  run: (onOutcome: Sink, signal: AbortSignal) => Promise<Diff>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Outcome, Diff> {
  const left = new AbortController();
  const waiting: { outcome: Outcome; taken: () => void }[] = [];
  let wake: () => void = () => undefined;
  const state = { finished: false };
  const sink: Sink = (outcome) =>
    new Promise((taken) => {
      if (left.signal.aborted) taken();
      else waiting.push({ outcome, taken });
      wake();
    });
  const done = run(sink, signal ? AbortSignal.any([signal, left.signal]) : left.signal).finally(() => {
    state.finished = true;
    wake();
  });
  done.catch(() => undefined);
  try {
    for (;;) {
      const [next] = waiting;
      if (next) {
        yield next.outcome;
        waiting.shift();
        next.taken();
      } else if (state.finished) return await done;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    left.abort(new Error("the outcomes were no longer wanted"));
    for (const { taken } of waiting) taken();
  }
}
