import { count } from "../../lib/format.js";
import type { RunDetail } from "../../lib/use-run.js";
import { Icon, type IconName } from "../../ui/icon.js";
import { Panel } from "../../ui/layout.js";
import { pathTo } from "../../lib/router.js";
import "./run.css";

const COUNTS: readonly [name: "create" | "update" | "delete" | "no-change" | "skip", icon: IconName][] = [
  ["create", "plus"],
  ["update", "change"],
  ["delete", "minus"],
  ["no-change", "check"],
  ["skip", "stop"],
];

/** How many objects differ, and how; and what became of them. */
export function Summary({ run }: { run: RunDetail }) {
  const { summary, outcomes } = run;
  if (!summary) return null;
  const changes = pathTo("/runs/:id/changes", { id: run.id });
  const failed = (outcomes.failure ?? 0) + (outcomes.error ?? 0);
  return (
    <Panel title={run.dryRun ? "Summary: what would change" : "Summary"} flush>
      <dl class="figures">
        {COUNTS.map(([name, icon]) => (
          <div key={name}>
            <dt class={`word ${name}`}>
              <Icon name={icon} />
              {name}
            </dt>
            <dd>
              <strong>
                {summary[name] > 0 && ["create", "update", "delete"].includes(name) ? (
                  <a href={`${changes}?action=${name}`}>{count(summary[name])}</a>
                ) : (
                  count(summary[name])
                )}
              </strong>
            </dd>
          </div>
        ))}
        {failed > 0 && (
          <div>
            <dt class="word failed">
              <Icon name="cross" />
              failed
            </dt>
            <dd>
              <strong>
                <a href={`${changes}?outcome=failure`}>{count(failed)}</a>
              </strong>
            </dd>
          </div>
        )}
      </dl>
    </Panel>
  );
}
