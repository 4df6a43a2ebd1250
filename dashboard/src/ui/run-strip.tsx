import { local } from "../lib/format.js";
import { stateSign } from "./badges.js";
import { Icon } from "./icon.js";
import { runPath, type Run } from "./run-table.js";

/** The last runs of a job, the newest on the right, each by the sign of its state. */
export function RunStrip({ runs }: { runs: readonly Run[] }) {
  if (runs.length === 0) return <p class="muted small">No runs yet</p>;
  return (
    <ol class="strip" aria-label="Last runs">
      {runs.toReversed().map(({ id, status, dryRun, requestedAt }) => {
        const [word, tone, icon] = stateSign(status);
        const told = `${word}, ${dryRun ? "dry run" : "sync"}, ${local(Date.parse(requestedAt))}`;
        return (
          <li key={id}>
            <a class={`tone-${tone}${dryRun ? " dry" : ""}`} href={runPath(id)} title={told}>
              <Icon name={icon} />
              <span class="sr-only">{told}</span>
            </a>
          </li>
        );
      })}
    </ol>
  );
}
