import { get, type Shapes } from "../../lib/api.js";
import { useMay } from "../../lib/session.js";
import { useData } from "../../lib/use-data.js";
import { Empty, Loaded } from "../../ui/feedback.js";
import { PageFrame, Panel } from "../../ui/layout.js";
import { RunTable } from "../../ui/run-table.js";
import { JobCard } from "./job-card.js";
import "./home.css";

const EVERY_MS = 5000;

/** Sources on the left, targets on the right, and what ran lately. */
export default function Home() {
  const overview = useData("overview", (signal) => get("/api/v1/overview", { signal }), EVERY_MS);
  const runs = useData("runs", (signal) => get("/api/v1/runs", { query: { limit: 12 }, signal }), EVERY_MS);
  return (
    <PageFrame title="Data syncs">
      <Loaded loaded={overview}>
        {({ jobs }) => (jobs.length === 0 ? <NoJobs /> : <Jobs jobs={jobs} />)}
      </Loaded>
      <Panel title="Latest runs" actions={<a href="/runs">All runs</a>} flush>
        <Loaded loaded={runs}>
          {({ runs: rows }) =>
            rows.length === 0 ? (
              <Empty title="Nothing has run yet">
                <p>Press Sync at a source or a target: the first run is a dry run and changes nothing.</p>
              </Empty>
            ) : (
              <RunTable runs={rows} />
            )
          }
        </Loaded>
      </Panel>
    </PageFrame>
  );
}

const NoJobs = () => (
  <Panel title="Sources and targets">
    <Empty title="There is no job yet">
      <p>
        Name the folder of a plugin under <code>plugins</code> in the configuration, and start the service
        again.
      </p>
    </Empty>
  </Panel>
);

const Jobs = ({ jobs }: { jobs: readonly Shapes["JobOverview"][] }) => (
  <div class="columns">
    <Side title="Data sources" jobs={jobs.filter(({ kind }) => kind === "source")} none="No source" />
    <Side title="Data targets" jobs={jobs.filter(({ kind }) => kind === "target")} none="No target" />
  </div>
);

function Side({
  title,
  jobs,
  none,
}: {
  title: string;
  jobs: readonly Shapes["JobOverview"][];
  none: string;
}) {
  const may = useMay("operator");
  return (
    <Panel title={title} flush>
      {jobs.length === 0 ? (
        <Empty title={none}>
          <p>A plugin brings them.</p>
        </Empty>
      ) : (
        <ul>
          {jobs.map((job) => (
            <JobCard key={job.id} job={job} may={may} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
