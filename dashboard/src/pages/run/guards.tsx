import type { Shapes } from "../../lib/api.js";
import { plural } from "../../lib/format.js";
import { Icon } from "../../ui/icon.js";
import { Panel, TableScroll } from "../../ui/layout.js";
import "./run.css";

type Verdict = Shapes["GuardVerdict"];
const SIGNS = {
  passed: ["tone-good", "check"],
  stopped: ["tone-bad", "stop"],
  allowed: ["tone-warn", "hand"],
} as const;

interface GuardsProps {
  verdicts: readonly Verdict[];
  dryRun: boolean;
}

/** What stands between diff and sync said of this run; what it let pass is folded away. */
export function Guards({ verdicts, dryRun }: GuardsProps) {
  if (verdicts.length === 0) return null;
  const passed = verdicts.filter(({ status }) => status === "passed");
  const others = verdicts.filter(({ status }) => status !== "passed");
  return (
    <Panel title="Guards" flush>
      {others.length > 0 && <Verdicts verdicts={others} dryRun={dryRun} />}
      {passed.length > 0 && (
        <details class="passed">
          <summary>{plural(passed.length, "check")} passed</summary>
          <Verdicts verdicts={passed} dryRun={dryRun} />
        </details>
      )}
    </Panel>
  );
}

const Verdicts = ({ verdicts, dryRun }: GuardsProps) => (
  <TableScroll label="Verdicts of guards">
    <table class="table stacked">
      <tbody>
        {verdicts.map(({ rule, type, status, message }) => {
          const [tone, icon] = SIGNS[status];
          return (
            <tr key={`${rule} ${type ?? ""}`}>
              <th scope="row">
                {rule}
                {type !== undefined && <span class="muted"> {type}</span>}
              </th>
              <td>
                <span class={`badge ${tone}`}>
                  <Icon name={icon} />
                  {wordOf(status, dryRun)}
                </span>
              </td>
              <td class="wrap whole">{message}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  </TableScroll>
);

function wordOf(status: Verdict["status"], dryRun: boolean): string {
  if (status === "passed") return "passed";
  if (status === "allowed") return "let through";
  return dryRun ? "would stop the sync" : "stopped the run";
}
