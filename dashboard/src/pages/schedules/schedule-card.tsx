import { post, type Shapes } from "../../lib/api.js";
import { useMay } from "../../lib/session.js";
import { useAction } from "../../lib/use-action.js";
import { Badge } from "../../ui/badges.js";
import { Button } from "../../ui/button.js";
import { Problem } from "../../ui/feedback.js";
import { Icon } from "../../ui/icon.js";
import { Panel } from "../../ui/layout.js";
import { jobPath, runPath } from "../../ui/run-table.js";
import { Time } from "../../ui/time.js";
import { RunNow } from "./run-now.js";

type Schedule = Shapes["Schedule"];

interface ScheduleCardProps {
  schedule: Schedule;
  onChanged: () => void;
}

/** One schedule: when it runs, what came of it last, and what can be done about it. */
export function ScheduleCard({ schedule, onChanged }: ScheduleCardProps) {
  const { name, job, cron, timezone, jitter, catchUp, dryRun } = schedule;
  const may = useMay("operator");
  const way = schedule.paused ? "resume" : "pause";
  const turn = useAction(async () => {
    await post(`/api/v1/schedules/{name}/${way}`, { path: { name } });
    onChanged();
  });
  const actions = may && (
    <div class="row">
      <Button busy={turn.busy} onPress={turn.start} label={`${WORDS[way]} ${name}`}>
        <Icon name={way === "pause" ? "pause" : "play"} />
        {WORDS[way]}
      </Button>
      <RunNow name={name} job={job} dryRun={dryRun} />
    </div>
  );
  return (
    <Panel title={name} actions={actions} flush>
      {turn.error && <Problem error={turn.error} />}
      <dl class="facts">
        <dt>Job</dt>
        <dd>
          <a href={jobPath(job)}>{job}</a>
          <div class="muted small">{dryRun ? "dry run: only shows what would change" : "sync"}</div>
        </dd>
        <dt>When</dt>
        <dd>
          <code>{cron}</code> {timezone}
          {jitter > 0 && <div class="muted small">begins up to {jitter} s later, by chance</div>}
          {catchUp && <div class="muted small">a missed time is made up for, once</div>}
        </dd>
        <dt>Next</dt>
        <dd>
          <Next schedule={schedule} />
        </dd>
        <dt>Last</dt>
        <dd>
          <Last schedule={schedule} />
        </dd>
      </dl>
    </Panel>
  );
}

const WORDS = { pause: "Pause", resume: "Resume" };

function Next({ schedule: { paused, next } }: { schedule: Schedule }) {
  if (paused)
    return (
      <>
        <Badge sign={["Paused", "wait", "pause"]} />{" "}
        <span class="muted">
          by {paused.by}, <Time at={paused.at} />
        </span>
      </>
    );
  return (
    <ol>
      {next.map((at) => (
        <li key={at} class="between">
          <Time at={at} full /> <span class="muted">{<Time at={at} />}</span>
        </li>
      ))}
    </ol>
  );
}

function Last({ schedule: { last } }: { schedule: Schedule }) {
  if (!last) return <span class="muted">was not due yet</span>;
  return (
    <>
      <Time at={last.planned} full />{" "}
      {last.run === undefined ? (
        <div class="muted">No run: {last.skipped}</div>
      ) : (
        <a href={runPath(last.run)}>its run</a>
      )}
    </>
  );
}
