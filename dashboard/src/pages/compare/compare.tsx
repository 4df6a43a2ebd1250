import { get, type Shapes } from "../../lib/api.js";
import { count, local, plural } from "../../lib/format.js";
import type { PageProps } from "../../lib/pages.js";
import { setQuery, usePlace } from "../../lib/router.js";
import { useData } from "../../lib/use-data.js";
import type { RunDetail } from "../../lib/use-run.js";
import { Choice } from "../../ui/choice.js";
import { Empty, Loaded } from "../../ui/feedback.js";
import { Panel } from "../../ui/layout.js";
import { RunFrame } from "../../ui/run-frame.js";
import { runPath, type Run } from "../../ui/run-table.js";
import { ComparedTable } from "./compared-table.js";

const BACK = 100;

/** What is new in the changes of a run since an earlier one of its job, and what is gone. */
export default function ComparePage({ params: { id = "" } }: PageProps) {
  return <RunFrame id={id}>{(run) => <Compare run={run} />}</RunFrame>;
}

function Compare({ run }: { run: RunDetail }) {
  const runs = useData(`runs of ${run.job}`, (signal) =>
    get("/api/v1/runs", { query: { job: run.job, limit: BACK }, signal }),
  );
  const asked = usePlace().query.get("with") ?? undefined;
  return (
    <Loaded loaded={runs}>
      {({ runs: all }) => {
        const others = all.filter(({ id }) => id !== run.id);
        const earlier = asked ?? before(all, run);
        return (
          <>
            <Panel title="Compared with" flush>
              {others.length > 0 && (
                <div class="bar">
                  <Choice
                    label="The other run"
                    any="Choose a run"
                    value={earlier}
                    options={others.map((each) => [each.id, told(each)])}
                    onChange={(other) => setQuery({ with: other })}
                  />
                  {earlier !== undefined && <a href={runPath(earlier)}>Open that run</a>}
                </div>
              )}
              {earlier === undefined && (
                <Empty title="There is no earlier run of this job">
                  <p>Once it has run again, the two can be compared.</p>
                </Empty>
              )}
            </Panel>
            {earlier !== undefined && <Compared id={run.id} earlier={earlier} />}
          </>
        );
      }}
    </Loaded>
  );
}

/** The run before this one, of those that are newest first. */
const before = (runs: readonly Run[], { id, requestedAt }: Run): string | undefined =>
  runs.find((each) => each.id !== id && each.requestedAt < requestedAt)?.id;

const told = ({ requestedAt, dryRun, status }: Run): string =>
  `${local(Date.parse(requestedAt))}, ${dryRun ? "dry run" : "sync"}, ${status}`;

const KINDS = [
  ["added", "New", "Only this run has changes of these objects."],
  ["gone", "Gone", "Only the other run has changes of these objects."],
  ["different", "Different", "Both have changes of these objects, to other values; here are this run's."],
] as const;

function Compared({ id, earlier }: { id: string; earlier: string }) {
  const comparison = useData(`compare ${id} ${earlier}`, (signal) =>
    get("/api/v1/runs/{id}/compare", { path: { id }, query: { with: earlier }, signal }),
  );
  return (
    <Loaded loaded={comparison}>
      {(data) => (
        <>
          <p class="panel note" role="status">
            {summary(data)}
          </p>
          {KINDS.filter(([kind]) => data[kind].count > 0).map(([kind, title, explained]) => (
            <Panel key={kind} title={`${title} (${count(data[kind].count)})`} flush>
              <p class="tally muted small">
                {explained}
                {data[kind].changes.length < data[kind].count &&
                  ` The first ${count(data[kind].changes.length)} are shown.`}
              </p>
              <ComparedTable label={title} changes={data[kind].changes} />
            </Panel>
          ))}
        </>
      )}
    </Loaded>
  );
}

function summary({ added, gone, different, same }: Shapes["Comparison"]): string {
  if (added.count + gone.count + different.count > 0)
    return `${plural(same, "change")} ${same === 1 ? "is" : "are"} the same in both runs.`;
  return same === 0 ? "Neither run has changes." : `Both runs have the same ${plural(same, "change")}.`;
}
