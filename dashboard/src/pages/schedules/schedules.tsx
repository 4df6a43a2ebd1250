import { get } from "../../lib/api.js";
import { useData } from "../../lib/use-data.js";
import { Empty, Loaded } from "../../ui/feedback.js";
import { PageFrame } from "../../ui/layout.js";
import { ScheduleCard } from "./schedule-card.js";

const EXAMPLE = `schedules:
  - name: nightly
    job: nautobot-remote.example-data-source
    cron: "0 2 * * *"`;

/** When jobs are run by themselves. */
export default function Schedules() {
  const schedules = useData("schedules", (signal) => get("/api/v1/schedules", { signal }), 10_000);
  return (
    <PageFrame title="Schedules" subtitle="When jobs run by themselves. Times are those of your own zone.">
      <Loaded loaded={schedules}>
        {({ schedules: all }) =>
          all.length === 0 ? (
            <div class="panel">
              <Empty title="No job runs by itself yet">
                <p>Write a schedule into the configuration, and start the service again:</p>
                <pre class="sample">{EXAMPLE}</pre>
              </Empty>
            </div>
          ) : (
            <div class="columns">
              {all.map((schedule) => (
                <ScheduleCard key={schedule.name} schedule={schedule} onChanged={schedules.reload} />
              ))}
            </div>
          )
        }
      </Loaded>
    </PageFrame>
  );
}
