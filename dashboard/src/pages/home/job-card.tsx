import type { Shapes } from "../../lib/api.js";
import { pathTo } from "../../lib/router.js";
import { Icon } from "../../ui/icon.js";
import { jobPath } from "../../ui/run-table.js";
import { SystemSign } from "../../ui/system-sign.js";
import { RunStrip } from "../../ui/run-strip.js";
import { Time } from "../../ui/time.js";

/** A source or a target at a glance: what it is, how its last runs went, when the next is, and the way to start one. */
export const JobCard = ({ job, may }: { job: Shapes["JobOverview"]; may: boolean }) => (
  <li class="job-card">
    <SystemSign name={job.kind === "source" ? job.source : job.target} />
    <div class="job-what">
      <h3>
        <a href={jobPath(job.id)} dir="auto">
          {job.name}
        </a>
      </h3>
      {job.description !== undefined && (
        <p class="muted small" dir="auto">
          {job.description}
        </p>
      )}
      <div class="job-how">
        <RunStrip runs={job.runs} />
        <p class="muted small">
          {job.lastGood ? (
            <>
              Last good sync <Time at={job.lastGood.at} />
            </>
          ) : (
            "Never synced"
          )}
          {" · "}
          <Next job={job} />
        </p>
      </div>
    </div>
    {may && (
      <a class="button" href={pathTo("/jobs/:job/start", { job: job.id })}>
        <Icon name="play" />
        Sync<span class="sr-only"> {job.name}</span>
      </a>
    )}
  </li>
);

function Next({ job: { next, schedules } }: { job: Shapes["JobOverview"] }) {
  if (next !== undefined)
    return (
      <>
        next <Time at={next} />
      </>
    );
  return <>{schedules.some(({ paused }) => paused) ? "schedule paused" : "no schedule"}</>;
}
