import { useState } from "preact/hooks";
import { get, type Shapes } from "../../lib/api.js";
import { count, plural } from "../../lib/format.js";
import { ACTIONS } from "../../lib/read-changes.js";
import { pathTo } from "../../lib/router.js";
import { useMay } from "../../lib/session.js";
import { useData } from "../../lib/use-data.js";
import { actionSign, StateBadge, type Action } from "../../ui/badges.js";
import { Button } from "../../ui/button.js";
import { Loaded } from "../../ui/feedback.js";
import { Icon } from "../../ui/icon.js";
import { askedBy, jobPath, runPath, type Run } from "../../ui/run-table.js";
import { Time } from "../../ui/time.js";
import { PlanDialog, type Doing } from "./plan-dialog.js";
import "./plans.css";

export type Plan = Shapes["Plan"];

interface PlanCardProps {
  run: Run;
  onDone: () => void;
}

/** What one run planned, and what can be done with it. */
export function PlanCard({ run, onDone }: PlanCardProps) {
  const { id, job, status } = run;
  const plan = useData(`plan ${id}`, (signal) => get("/api/v1/runs/{id}/plan", { path: { id }, signal }));
  return (
    <li class="plan" aria-label={job}>
      <div class="row">
        <h3 class="wrap">
          <a href={jobPath(job)}>{job}</a>
        </h3>
        {status === "waiting" && <StateBadge state={status} />}
      </div>
      <p class="muted wrap">
        <a href={runPath(id)}>
          Run <Time at={run.requestedAt} />
        </a>
        , asked for by {askedBy(run)}
        {run.reason !== undefined && (
          <>
            : <bdi>{run.reason}</bdi>
          </>
        )}
      </p>
      <Loaded loaded={plan}>{(data) => <Choices run={run} plan={data} onDone={onDone} />}</Loaded>
    </li>
  );
}

function Choices({ run, plan, onDone }: PlanCardProps & { plan: Plan }) {
  const may = useMay("operator");
  const there = ACTIONS.filter((action) => plan[action] > 0);
  const [left, setLeft] = useState<readonly Action[]>([]);
  const [doing, setDoing] = useState<Doing>();
  const chosen = there.filter((action) => !left.includes(action));
  const changes = pathTo("/runs/:id/changes", { id: run.id });
  const verb = run.status === "waiting" ? "Approve" : "Apply";
  const total = chosen.reduce((sum, action) => sum + plan[action], 0);
  return (
    <>
      <Guards plan={plan} />
      <ul class="row">
        {there.map((action) => (
          <li key={action} class="row">
            {may && there.length > 1 && (
              <input
                type="checkbox"
                class="box"
                aria-label={`Include ${action}`}
                checked={chosen.includes(action)}
                onChange={() =>
                  setLeft(left.includes(action) ? left.filter((each) => each !== action) : [...left, action])
                }
              />
            )}
            <Amount
              action={action}
              amount={plan[action]}
              href={`${changes}?action=${action}&outcome=planned`}
            />
          </li>
        ))}
      </ul>
      {plan.approveBy !== undefined && (
        <p class="muted">
          Is given up <Time at={plan.approveBy} /> unless it is approved.
        </p>
      )}
      <div class="row">
        {may && total > 0 && (
          <Button
            kind="primary"
            onPress={() => setDoing({ verb, actions: chosen, whole: left.length === 0, total })}
          >
            <Icon name="check" />
            {verb} {plural(total, "change")}
          </Button>
        )}
        {may && run.status === "waiting" && (
          <Button kind="danger" onPress={() => setDoing({ verb: "Reject" })}>
            <Icon name="cross" />
            Reject
          </Button>
        )}
        <a class="button" href={`${changes}?outcome=planned`}>
          {may ? "Look and choose" : "Look at them"}
        </a>
      </div>
      {doing && (
        <PlanDialog run={run} plan={plan} doing={doing} onClose={() => setDoing(undefined)} onDone={onDone} />
      )}
    </>
  );
}

const Amount = ({ action, amount, href }: { action: Action; amount: number; href: string }) => {
  const [word, tone, icon] = actionSign(action);
  return (
    <a class={`badge tone-${tone}`} href={href}>
      <Icon name={icon} />
      {count(amount)} to {word}
    </a>
  );
};

const Guards = ({ plan }: { plan: Plan }) => (
  <>
    {plan.guards
      .filter(({ status }) => status === "stopped")
      .map(({ rule, type, message }) => (
        <p key={`${rule} ${type ?? ""}`} class="plan-guard wrap">
          <Icon name="stop" /> Guard {rule}: {message}
        </p>
      ))}
  </>
);
