import { get } from "../../lib/api.js";
import { useData } from "../../lib/use-data.js";
import { Empty, Loaded } from "../../ui/feedback.js";
import { PageFrame, Panel } from "../../ui/layout.js";

/** Sources and targets, and what became of them lately. */
export default function Home() {
  const jobs = useData("jobs", (signal) => get("/api/v1/jobs", { signal }));
  return (
    <PageFrame title="Data syncs">
      <Panel title="Jobs">
        <Loaded loaded={jobs}>
          {(data) =>
            data.jobs.length === 0 ? (
              <Empty title="There is no job yet">
                <p>
                  Add the folder of a plugin to plugins in the configuration, and start the service again.
                </p>
              </Empty>
            ) : (
              <ul>
                {data.jobs.map(({ id, name }) => (
                  <li key={id}>{name}</li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Panel>
    </PageFrame>
  );
}
