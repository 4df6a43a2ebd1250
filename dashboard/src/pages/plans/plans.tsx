import { get } from "../../lib/api.js";
import { useData } from "../../lib/use-data.js";
import { Empty, Loaded } from "../../ui/feedback.js";
import { PageFrame, Panel } from "../../ui/layout.js";
import type { Run } from "../../ui/run-table.js";
import { PlanCard } from "./plan-card.js";

const EVERY_MS = 5000;
/** How many runs back dry runs are looked for. */
const BACK = 100;

/** Changes that wait for a person, and those that dry runs found. */
export default function Plans() {
  const waiting = useData(
    "waiting",
    (signal) => get("/api/v1/runs", { query: { state: "waiting", limit: BACK }, signal }),
    EVERY_MS,
  );
  const recent = useData(
    "recent",
    (signal) => get("/api/v1/runs", { query: { limit: BACK }, signal }),
    EVERY_MS,
  );
  const reload = (): void => {
    waiting.reload();
    recent.reload();
  };
  return (
    <PageFrame title="Plans" subtitle="Changes that were found and not made yet">
      <Panel title="Waiting for approval">
        <Loaded loaded={waiting}>
          {({ runs }) =>
            runs.length === 0 ? (
              <Empty title="Nothing waits for approval">
                <p>
                  Which changes wait for a person is said by <code>approval</code> in a job&apos;s
                  configuration.
                </p>
              </Empty>
            ) : (
              <Cards runs={runs} onDone={reload} />
            )
          }
        </Loaded>
      </Panel>
      <Panel title="Found by dry runs">
        <Loaded loaded={recent}>
          {({ runs }) => {
            const found = latestDryRuns(runs);
            return found.length === 0 ? (
              <Empty title="No dry run found changes since its job last ran">
                <p>
                  <a href="/">Choose what to look at</a>, and leave the box for a dry run ticked.
                </p>
              </Empty>
            ) : (
              <Cards runs={found} onDone={reload} />
            );
          }}
        </Loaded>
      </Panel>
    </PageFrame>
  );
}

const Cards = ({ runs, onDone }: { runs: readonly Run[]; onDone: () => void }) => (
  <ul class="plans">
    {runs.map((run) => (
      <PlanCard key={run.id} run={run} onDone={onDone} />
    ))}
  </ul>
);

/** Each job's last run, where it was a dry run that found something: what a later run did is no longer to be done. */
function latestDryRuns(runs: readonly Run[]): Run[] {
  const last = new Map<string, Run>();
  for (const run of runs) if (!last.has(run.job)) last.set(run.job, run);
  return [...last.values()].filter(
    ({ dryRun, status, outcomes }) => dryRun && status === "succeeded" && (outcomes.planned ?? 0) > 0,
  );
}
