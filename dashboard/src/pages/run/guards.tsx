import type { Shapes } from "../../lib/api.js";
import { Icon } from "../../ui/icon.js";
import { Panel, TableScroll } from "../../ui/layout.js";

type Verdict = Shapes["GuardVerdict"];
const SIGNS = {
  passed: ["tone-good", "check", "passed"],
  stopped: ["tone-bad", "stop", "stopped the run"],
  allowed: ["tone-warn", "hand", "let through"],
} as const;

/** What stands between diff and sync said of this run. */
export function Guards({ verdicts }: { verdicts: readonly Verdict[] }) {
  if (verdicts.length === 0) return null;
  return (
    <Panel title="Guards" flush>
      <TableScroll label="Guards">
        <table class="table">
          <tbody>
            {verdicts.map(({ rule, type, status, message }) => {
              const [tone, icon, word] = SIGNS[status];
              return (
                <tr key={`${rule} ${type ?? ""}`}>
                  <th scope="row">
                    {rule}
                    {type !== undefined && <span class="muted"> {type}</span>}
                  </th>
                  <td>
                    <span class={`badge ${tone}`}>
                      <Icon name={icon} />
                      {word}
                    </span>
                  </td>
                  <td class="wrap">{message}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableScroll>
    </Panel>
  );
}
