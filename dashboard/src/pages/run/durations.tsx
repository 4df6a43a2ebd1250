import { duration, STEP_NAMES } from "../../lib/format.js";
import type { RunDetail } from "../../lib/use-run.js";
import { Empty } from "../../ui/feedback.js";
import { Panel, TableScroll } from "../../ui/layout.js";
import "./run.css";

/** How long each step took, and the whole. */
export function Durations({ run: { steps, durationMs } }: { run: RunDetail }) {
  const longest = Math.max(...steps.map((step) => step.durationMs), 1);
  return (
    <Panel title="Duration" flush>
      {steps.length === 0 ? (
        <Empty title="No step has ended yet" />
      ) : (
        <TableScroll label="Duration of each step">
          <table class="table">
            <tbody>
              {steps.map(({ name, status, durationMs: took }) => (
                <tr key={name}>
                  <th scope="row">{STEP_NAMES[name]}</th>
                  <td class="bar-cell">
                    <div class="meter" aria-hidden="true">
                      <div style={{ width: `${(100 * took) / longest}%` }} />
                    </div>
                  </td>
                  <td class="number" title={`${took} ms`}>
                    {status === "skipped" ? <span class="muted">skipped</span> : duration(took)}
                  </td>
                </tr>
              ))}
              {durationMs !== undefined && (
                <tr>
                  <th scope="row">All steps</th>
                  <td class="muted small">both sides load at once</td>
                  <td class="number" title={`${durationMs} ms`}>
                    <strong>{duration(durationMs)}</strong>
                  </td>
                </tr>
              )}
            </tbody>
          </table>
        </TableScroll>
      )}
    </Panel>
  );
}
