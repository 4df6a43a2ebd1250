import { count } from "../../lib/format.js";
import type { RunDetail } from "../../lib/use-run.js";
import { Panel, TableScroll } from "../../ui/layout.js";

/** How many objects of each type either side had. */
export function LoadedObjects({ run: { report } }: { run: RunDetail }) {
  if (!report?.loaded) return null;
  const { source, target } = report.loaded;
  const types = [...new Set([...Object.keys(source), ...Object.keys(target)])].sort();
  if (types.length === 0) return null;
  return (
    <Panel title="Loaded objects" flush>
      <TableScroll label="Loaded objects">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Type</th>
              <th scope="col" class="number wrap">
                {report.source}
              </th>
              <th scope="col" class="number wrap">
                {report.target}
              </th>
            </tr>
          </thead>
          <tbody>
            {types.map((type) => (
              <tr key={type}>
                <th scope="row">{type}</th>
                <td class="number">{count(source[type] ?? 0)}</td>
                <td class="number">{count(target[type] ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Panel>
  );
}
