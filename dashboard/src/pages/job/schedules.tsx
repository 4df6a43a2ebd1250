import { get } from "../../lib/api.js";
import { useData } from "../../lib/use-data.js";
import { Empty, Loaded } from "../../ui/feedback.js";
import { Panel, TableScroll } from "../../ui/layout.js";
import { Time } from "../../ui/time.js";

/** When the job runs by itself. */
export function Schedules({ job }: { job: string }) {
  const schedules = useData("schedules", (signal) => get("/api/v1/schedules", { signal }), 30_000);
  return (
    <Panel title="Schedule" flush>
      <Loaded loaded={schedules}>
        {(data) => {
          const own = data.schedules.filter((schedule) => schedule.job === job);
          if (own.length === 0)
            return (
              <Empty title="It runs only when somebody asks">
                <p>
                  Give it a time under <code>schedules</code> in the configuration.
                </p>
              </Empty>
            );
          return (
            <TableScroll label="Schedule">
              <table class="table">
                <tbody>
                  {own.map(({ name, cron, timezone, dryRun, paused, next: [next] }) => (
                    <tr key={name}>
                      <th scope="row">
                        <code>{cron}</code> <span class="muted small">{timezone}</span>
                        <div class="muted small">
                          {name !== job && `${name}: `}
                          {dryRun ? "dry run" : "sync"}
                        </div>
                      </th>
                      <td>{paused ? `paused by ${paused.by}` : next !== undefined && <Time at={next} />}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableScroll>
          );
        }}
      </Loaded>
    </Panel>
  );
}
