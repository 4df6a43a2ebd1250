import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { StepReport } from "../jobs/report.js";
import { isFinished, type RunState } from "../jobs/state.js";
import type { Statistics } from "../store/index.js";

const SECONDS = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600];

/** What became of a webhook. */
export type WebhookResult = "accepted" | "ignored" | "duplicate" | "refused";

/** What is counted of a run's events. */
type Counted = Readonly<
  { step: StepReport | string } | { report: { durationMs: number } } | { state: RunState } | { type: string }
>;

/**
 * What Prometheus reads. Counters count since this process began; what is so now is asked of the store when it is read.
 * The only file that knows the library.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #statistics: Statistics;
  readonly #runs = this.#counter("runs_total", "Runs that ended.", ["job", "status"]);
  readonly #changes = this.#counter("changes_total", "Changes of runs that ended, by what became of them.", [
    "job",
    "action",
    "outcome",
  ]);
  readonly #webhooks = this.#counter("webhooks_total", "Webhooks by what became of them.", [
    "hook",
    "result",
  ]);
  readonly #runSeconds = this.#histogram("run_duration_seconds", "How long runs took.", ["job"]);
  readonly #stepSeconds = this.#histogram("step_duration_seconds", "How long steps took.", ["job", "step"]);

  constructor(statistics: Statistics, version: string) {
    this.#statistics = statistics;
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#gauge("info", "The version that runs.", ["version"]).set({ version }, 1);
    const open = this.#gauge("runs_open", "Runs that have not ended, by where they stand.", ["job", "state"]);
    const good = this.#gauge(
      "last_success_timestamp_seconds",
      "When a run of the job last succeeded that was no dry run.",
      ["job"],
    );
    new Gauge({
      name: "nautobot_bridge_store_up",
      help: "1 when the store answers, else 0.",
      registers,
      async collect() {
        open.reset();
        const counts = await statistics.runCounts().catch(() => undefined);
        this.set(counts ? 1 : 0);
        for (const { job, state, count } of counts ?? [])
          if (!isFinished(state)) open.set({ job, state }, count);
        for (const { job, at } of counts ? await statistics.lastGoodRuns() : [])
          good.set({ job }, Date.parse(at) / 1000);
      },
    });
  }

  /** Hears of every event of every run that goes on here; returns when it is counted. */
  async onEvent({ id, job }: { id: string; job: string }, event: Counted): Promise<void> {
    if ("step" in event && typeof event.step === "object" && event.step.status !== "skipped")
      this.#stepSeconds.observe({ job, step: event.step.name }, event.step.durationMs / 1000);
    if ("report" in event) this.#runSeconds.observe({ job }, event.report.durationMs / 1000);
    if (!("state" in event) || !isFinished(event.state)) return;
    this.#runs.inc({ job, status: event.state });
    // a store that does not answer is told of by the gauge
    const changes = await this.#statistics.changeCounts(id).catch(() => []);
    for (const { action, outcome, count } of changes) this.#changes.inc({ job, action, outcome }, count);
  }

  webhook(hook: string, result: WebhookResult): void {
    this.#webhooks.inc({ hook, result });
  }

  /** All of it in Prometheus' text format. */
  async text(): Promise<{ type: string; body: string }> {
    // the gauges of the store are set when it is asked, which may be after they were read
    await this.#registry.getSingleMetricAsString("nautobot_bridge_store_up");
    return { type: this.#registry.contentType, body: await this.#registry.metrics() };
  }

  #counter<L extends string>(name: string, help: string, labelNames: readonly L[]): Counter<L> {
    return new Counter({ name: `nautobot_bridge_${name}`, help, labelNames, registers: [this.#registry] });
  }
  #gauge<L extends string>(name: string, help: string, labelNames: readonly L[]): Gauge<L> {
    return new Gauge({ name: `nautobot_bridge_${name}`, help, labelNames, registers: [this.#registry] });
  }
  #histogram<L extends string>(name: string, help: string, labelNames: readonly L[]): Histogram<L> {
    const registers = [this.#registry];
    return new Histogram({ name: `nautobot_bridge_${name}`, help, labelNames, buckets: SECONDS, registers });
  }
}
