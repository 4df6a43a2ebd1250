import { bytes, STEP_NAMES } from "../../lib/format.js";
import type { RunDetail } from "../../lib/use-run.js";
import { Empty } from "../../ui/feedback.js";
import { Panel, TableScroll } from "../../ui/layout.js";
import "./run.css";

/** Memory in use at the end of each step, and the most during it. A big difference hints at what to improve. */
export function Memory({ run: { steps } }: { run: RunDetail }) {
  const measured = steps.flatMap(({ name, memory }) => (memory ? [{ name, ...memory }] : []));
  const most = Math.max(...measured.map(({ peak }) => peak), 1);
  return (
    <Panel title="Memory Usage Stats" flush>
      {measured.length === 0 ? (
        <Empty title="Not collected">
          <p>
            To see it, run again with <em>Memory profiling</em> on, or with <code>--memory</code> on the
            command line.
          </p>
        </Empty>
      ) : (
        <TableScroll label="Memory of each step">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">Step</th>
                <th scope="col">
                  <span class="sr-only">Compared</span>
                </th>
                <th scope="col" class="number">
                  <span class="swatch final" /> Final
                </th>
                <th scope="col" class="number">
                  <span class="swatch" /> Peak
                </th>
              </tr>
            </thead>
            <tbody>
              {measured.map(({ name, final, peak }) => (
                <tr key={name}>
                  <th scope="row">{STEP_NAMES[name]}</th>
                  <td class="bar-cell">
                    <div class="pair" aria-hidden="true">
                      <div class="meter">
                        <div class="final" style={{ width: `${(100 * final) / most}%` }} />
                      </div>
                      <div class="meter">
                        <div style={{ width: `${(100 * peak) / most}%` }} />
                      </div>
                    </div>
                  </td>
                  <td class="number" title={`${final} bytes`}>
                    {bytes(final)}
                  </td>
                  <td class="number" title={`${peak} bytes`}>
                    {bytes(peak)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </Panel>
  );
}
