import { get, type Shapes } from "../../lib/api.js";
import { bytes, count, duration, STEP_NAMES } from "../../lib/format.js";
import { STEP_ORDER } from "../../lib/live-run.js";
import { useData } from "../../lib/use-data.js";
import { BarChart, type Bar, type Series } from "../../ui/bar-chart.js";
import { Loaded } from "../../ui/feedback.js";
import { runPath } from "../../ui/run-table.js";

type Entry = Shapes["HistoryEntry"];
const STEPS: Series[] = STEP_ORDER.map((name, index) => ({
  name: STEP_NAMES[name],
  tone: `series-${index + 1}`,
}));
const CHANGES: Series[] = [
  { name: "Create", tone: "create" },
  { name: "Update", tone: "update" },
  { name: "Delete", tone: "delete" },
];

/** Duration, memory and changes over the last runs of a job. */
export function Charts({ job }: { job: string }) {
  const history = useData(
    `history ${job}`,
    (signal) => get("/api/v1/jobs/{job}/history", { path: { job }, query: { limit: 30 }, signal }),
    30_000,
  );
  return (
    <Loaded loaded={history}>
      {({ runs }) => {
        const entries = runs.toReversed();
        if (entries.length === 0) return null;
        const measured = entries.some(({ steps }) => steps.some(({ memory }) => memory));
        return (
          <div class="charts">
            <BarChart
              title="Duration"
              series={STEPS}
              bars={barsOf(entries, durations)}
              format={duration}
              stacked
            />
            <BarChart
              title="Peak memory"
              series={STEPS}
              bars={measured ? barsOf(entries, peaks) : []}
              format={bytes}
              empty="No run was asked to measure its memory. Tick Memory profiling when you start one."
            />
            <BarChart
              title="Changes"
              series={CHANGES}
              bars={barsOf(entries, changes)}
              format={count}
              stacked
            />
          </div>
        );
      }}
    </Loaded>
  );
}

const barsOf = (entries: readonly Entry[], values: (entry: Entry) => number[]): Bar[] =>
  entries.map((entry) => ({
    id: entry.id,
    href: runPath(entry.id),
    at: entry.startedAt ?? entry.requestedAt,
    note: entry.dryRun ? "dry run" : "sync",
    values: values(entry),
  }));

const ofSteps =
  (value: (step: Entry["steps"][number]) => number) =>
  ({ steps }: Entry): number[] =>
    STEP_ORDER.map((name) => {
      const step = steps.find((each) => each.name === name);
      return step ? value(step) : 0;
    });
const durations = ofSteps(({ durationMs }) => durationMs);
const peaks = ofSteps(({ memory }) => memory?.peak ?? 0);
const changes = ({ summary }: Entry): number[] =>
  summary ? [summary.create, summary.update, summary.delete] : [0, 0, 0];
