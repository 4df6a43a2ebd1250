import { context, type Span, SpanStatusCode, trace, type Tracer } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from "@opentelemetry/sdk-trace";
import type { StepName, StepReport } from "../jobs/report.js";
import { isFinished, type RunState } from "../jobs/state.js";

/** What a trace is made of. */
type Traced =
  | { type: "run-started"; job: string; dryRun: boolean }
  | { type: "step-started"; step: StepName }
  | { type: "step-finished"; step: StepReport }
  | { type: "state"; state: RunState }
  | { type: "step-progress" | "log" | "change" | "changes" | "run-finished" };

export interface Traces {
  /** A run is a trace, its steps are its spans. `at`: ISO 8601, UTC. */
  onEvent(run: { id: string; job: string }, at: string, event: Traced): void;
  /** Sends what is left. */
  close(): Promise<void>;
}

/** Loaded only where traces are configured. `url`: where OTLP over HTTP is taken, such as http://collector:4318/v1/traces. */
export function openTraces(
  url: string,
  version: string,
  exporter: SpanExporter = new OTLPTraceExporter({ url }),
): Traces {
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": "nautobot-bridge", "service.version": version }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer("nautobot-bridge");
  const runs = new Map<string, RunTrace>();
  return {
    onEvent({ id, job }, at, event) {
      const run = runs.get(id) ?? new RunTrace(tracer, id, job, at);
      runs.set(id, run);
      if (run.on(new Date(at), event)) runs.delete(id);
    },
    close: () => provider.shutdown(),
  };
}

class RunTrace {
  readonly #tracer: Tracer;
  readonly #root: Span;
  readonly #steps = new Map<StepName, Span>();

  constructor(tracer: Tracer, id: string, job: string, at: string) {
    this.#tracer = tracer;
    const attributes = { "nautobot_bridge.run": id, "nautobot_bridge.job": job };
    this.#root = tracer.startSpan(`run ${job}`, { startTime: new Date(at), attributes, root: true });
  }

  /** True when the run is over. */
  on(at: Date, event: Traced): boolean {
    if (event.type === "run-started") this.#root.setAttribute("nautobot_bridge.dry_run", event.dryRun);
    if (event.type === "step-started") {
      const within = trace.setSpan(context.active(), this.#root);
      this.#steps.set(event.step, this.#tracer.startSpan(event.step, { startTime: at }, within));
    }
    if (event.type === "step-finished") {
      const span = this.#steps.get(event.step.name);
      if (event.step.status === "failed") span?.setStatus({ code: SpanStatusCode.ERROR });
      span?.end(at);
      this.#steps.delete(event.step.name);
    }
    if (event.type !== "state" || !isFinished(event.state)) return false;
    for (const span of this.#steps.values()) span.end(at);
    this.#root.setAttribute("nautobot_bridge.status", event.state);
    if (event.state !== "succeeded")
      this.#root.setStatus({ code: SpanStatusCode.ERROR, message: event.state });
    this.#root.end(at);
    return true;
  }
}
