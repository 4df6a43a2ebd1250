import { count, duration, STEP_NAMES } from "../../lib/format.js";
import { STEP_ORDER, type LiveRun, type LiveStep, type StepName } from "../../lib/live-run.js";
import type { RunDetail } from "../../lib/use-run.js";
import { Icon } from "../../ui/icon.js";
import { Panel } from "../../ui/layout.js";
import { Time } from "../../ui/time.js";
import "./run.css";

/** How each step goes, while it goes. */
export function Progress({ run, live }: { run: RunDetail; live: LiveRun }) {
  const begun = STEP_ORDER.some((name) => live.steps[name]);
  return (
    <Panel title="Progress">
      {!begun && (
        <p role="status">
          {run.notBefore === undefined || live.state === "loading" || run.status === "loading" ? (
            waitingFor(live.state ?? run.status)
          ) : (
            <>
              It begins <Time at={run.notBefore} full />.
            </>
          )}
        </p>
      )}
      {begun && (
        <ul class="stack">
          {STEP_ORDER.filter((name) => !(run.dryRun && name === "execute_sync")).map((name) => (
            <StepRow key={name} name={name} step={live.steps[name] ?? stepOf(run, name)} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

const waitingFor = (state: RunDetail["status"]): string =>
  state === "loading" ? "It begins." : "It waits for its turn.";

function stepOf({ steps }: RunDetail, name: StepName): LiveStep | undefined {
  const step = steps.find((each) => each.name === name);
  return step && { status: step.status, durationMs: step.durationMs, startedAt: 0, at: 0, done: 0 };
}

function StepRow({ name, step }: { name: StepName; step: LiveStep | undefined }) {
  const label = STEP_NAMES[name];
  return (
    <li class="step-row">
      <div class="step-name">
        {step?.status === "succeeded" && <Icon name="check" />}
        {step?.status === "failed" && <Icon name="cross" />}
        {label}
      </div>
      <Meter label={label} step={step} />
      <div class="muted small">{step ? told(step) : "not yet"}</div>
    </li>
  );
}

function Meter({ label, step }: { label: string; step: LiveStep | undefined }) {
  const ended = step !== undefined && step.status !== "running";
  const share = ended ? 1 : step?.total ? step.done / step.total : undefined;
  const percent = Math.round(100 * Math.min(share ?? 0, 1));
  const unknown = step?.status === "running" && share === undefined;
  return (
    <div
      class={unknown ? "meter unknown" : "meter"}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={unknown ? undefined : percent}
    >
      <div style={{ width: unknown ? "30%" : `${percent}%` }} />
    </div>
  );
}

function told({ status, done, total, what, rate, durationMs }: LiveStep): string {
  const counts = total === undefined ? count(done) : `${count(done)} of ${count(total)}`;
  const parts = [
    status === "skipped" ? "skipped" : undefined,
    done > 0 || total !== undefined ? `${counts}${what === undefined ? "" : ` ${what}`}` : undefined,
    status === "running" && done > 0 && rate !== undefined ? `${count(Math.round(rate))}/s` : undefined,
    durationMs === undefined ? undefined : duration(durationMs),
  ].filter((part) => part !== undefined);
  return parts.join(" · ") || "running";
}
