import type { ComponentChildren } from "preact";
import { count } from "../../lib/format.js";
import { ACTIONS } from "../../lib/read-changes.js";
import { pathTo } from "../../lib/router.js";
import type { RunDetail } from "../../lib/use-run.js";
import { outcomeSign } from "../../ui/badges.js";
import { Icon, type IconName } from "../../ui/icon.js";
import { Panel } from "../../ui/layout.js";
import { summaryOf } from "../../ui/run-table.js";
import "./run.css";

const COUNTS: readonly [name: "create" | "update" | "delete" | "no-change" | "skip", icon: IconName][] = [
  ["create", "plus"],
  ["update", "change"],
  ["delete", "minus"],
  ["no-change", "check"],
  ["skip", "stop"],
];
const MADE = ["success", "failure", "error", "skipped", "planned"] as const;

/** How many objects differ, and how; and what became of them, where not all was made. */
export function Summary({ run }: { run: RunDetail }) {
  const { outcomes, dryRun, status } = run;
  const summary = summaryOf(run);
  if (!summary) return null;
  const changes = pathTo("/runs/:id/changes", { id: run.id });
  const whole = dryRun || status === "succeeded";
  return (
    <Panel title={titleOf(run)} flush>
      <dl class="figures">
        {COUNTS.map(([name, icon]) => (
          <Figure key={name} name={name} icon={icon}>
            {summary[name] > 0 && ACTIONS.some((action) => action === name) ? (
              <a href={`${changes}?action=${name}`}>{count(summary[name])}</a>
            ) : (
              count(summary[name])
            )}
          </Figure>
        ))}
      </dl>
      {!whole && (
        <dl class="figures made">
          {MADE.map((name) => (
            <Figure key={name} name={name} icon={outcomeSign(name)[2]}>
              {outcomes[name] ? <a href={`${changes}?outcome=${name}`}>{count(outcomes[name])}</a> : count(0)}
            </Figure>
          ))}
        </dl>
      )}
    </Panel>
  );
}

/** What was found is not what was made. */
function titleOf({ dryRun, status }: RunDetail): string {
  if (dryRun) return "Summary: what would change";
  return status === "succeeded" ? "Summary" : "Summary: what differed, and what became of it";
}

interface FigureProps {
  name: string;
  icon: IconName;
  children: ComponentChildren;
}

const Figure = ({ name, icon, children }: FigureProps) => (
  <div>
    <dt class={`word ${name}`}>
      <Icon name={icon} />
      {name}
    </dt>
    <dd>
      <strong>{children}</strong>
    </dd>
  </div>
);
