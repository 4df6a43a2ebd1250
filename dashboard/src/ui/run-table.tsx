import type { Shapes } from "../lib/api.js";
import { count, duration } from "../lib/format.js";
import { pathTo } from "../lib/router.js";
import { StateBadge } from "./badges.js";
import { TableScroll } from "./layout.js";
import { Time } from "./time.js";

export type Run = Shapes["Run"];

/** Where a run's page is. */
export const runPath = (id: string): string => pathTo("/runs/:id", { id });
/** Where a job's page is. */
export const jobPath = (job: string): string => pathTo("/jobs/:job", { job });

/** What asked for a run, and who. */
export const askedBy = ({ trigger, requestedBy }: Pick<Run, "trigger" | "requestedBy">): string =>
  requestedBy === undefined ? trigger : `${requestedBy} (${trigger})`;

/** Runs as rows. */
export const RunTable = ({ runs, withJob = true }: { runs: readonly Run[]; withJob?: boolean }) => (
  <TableScroll label="Runs">
    <table class="table stacked">
      <thead>
        <tr>
          <th scope="col">Run</th>
          {withJob && <th scope="col">Job</th>}
          <th scope="col">State</th>
          <th scope="col" class="wide">
            Asked for by
          </th>
          <th scope="col" class="number wide">
            Create
          </th>
          <th scope="col" class="number wide">
            Update
          </th>
          <th scope="col" class="number wide">
            Delete
          </th>
          <th scope="col" class="number wide">
            Duration
          </th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <Row key={run.id} run={run} withJob={withJob} />
        ))}
      </tbody>
    </table>
  </TableScroll>
);

/** How many objects differ, and how; not of a run that failed before both sides were compared. */
export const summaryOf = ({ summary, error }: Run): Run["summary"] =>
  summary && error && Object.values(summary).every((each) => each === 0) ? undefined : summary;

const Row = ({ run, withJob }: { run: Run; withJob: boolean }) => {
  const summary = summaryOf(run);
  const why = run.status === "cancelled" ? undefined : run.error?.message;
  return (
    <tr>
      <td>
        <a href={runPath(run.id)}>
          <Time at={run.requestedAt} />
        </a>
        <div class="muted small">{run.dryRun ? "dry run" : "sync"}</div>
      </td>
      {withJob && (
        <td class="wrap">
          <a href={jobPath(run.job)}>{run.job}</a>
        </td>
      )}
      <td class="aside">
        <StateBadge state={run.status} />
        {summary && (
          <div class="narrow small">
            +{count(summary.create)} ~{count(summary.update)} −{count(summary.delete)}
          </div>
        )}
        {why !== undefined && (
          <div class="wide muted small why" title={why}>
            {why}
          </div>
        )}
      </td>
      {why !== undefined && (
        <td class="narrow whole">
          <div class="muted small why">{why}</div>
        </td>
      )}
      <td class="wrap wide">{askedBy(run)}</td>
      <td class="number wide">{summary ? count(summary.create) : ""}</td>
      <td class="number wide">{summary ? count(summary.update) : ""}</td>
      <td class="number wide">{summary ? count(summary.delete) : ""}</td>
      <td class="number wide">{run.durationMs === undefined ? "" : duration(run.durationMs)}</td>
    </tr>
  );
};
