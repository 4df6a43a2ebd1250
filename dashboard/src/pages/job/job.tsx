import { get } from "../../lib/api.js";
import type { PageProps } from "../../lib/pages.js";
import { pathTo } from "../../lib/router.js";
import { useMay } from "../../lib/session.js";
import { useData } from "../../lib/use-data.js";
import { Empty, Loaded } from "../../ui/feedback.js";
import { Icon } from "../../ui/icon.js";
import { PageFrame, Panel } from "../../ui/layout.js";
import { RunTable } from "../../ui/run-table.js";
import { SystemSign } from "../../ui/system-sign.js";
import { Charts } from "./charts.js";
import { Configuration, Mappings, Variables } from "./describing.js";
import { Schedules } from "./schedules.js";
import "./job.css";

/** A source or a target: what it maps, how it is configured, when it runs, and how it fared. */
export default function JobPage({ params: { job = "" } }: PageProps) {
  const may = useMay("operator");
  const detail = useData(`job ${job}`, (signal) => get("/api/v1/jobs/{job}", { path: { job }, signal }));
  const { data } = detail;
  return (
    <PageFrame
      title={data?.name ?? job}
      crumbs={[{ label: "Home", href: "/" }]}
      subtitle={
        data && (
          <span class="row">
            <SystemSign name={data.source} /> {data.source} <Icon name="arrow" />
            <SystemSign name={data.target} /> {data.target}
          </span>
        )
      }
      actions={
        may &&
        data && (
          <a class="button primary" href={pathTo("/jobs/:job/start", { job: data.id })}>
            <Icon name="play" />
            Sync
          </a>
        )
      }
    >
      <Loaded loaded={detail}>
        {(told) => (
          <>
            {told.description !== undefined && <p dir="auto">{told.description}</p>}
            <Charts job={told.id} />
            <History job={told.id} />
            <div class="columns">
              <Mappings job={told} />
              <div class="stack">
                <Schedules job={told.id} />
                <Configuration job={told} />
                <Variables job={told} />
              </div>
            </div>
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}

function History({ job }: { job: string }) {
  const runs = useData(
    `runs ${job}`,
    (signal) => get("/api/v1/runs", { query: { job, limit: 10 }, signal }),
    5000,
  );
  return (
    <Panel title="History" actions={<a href={`/runs?job=${encodeURIComponent(job)}`}>All runs</a>} flush>
      <Loaded loaded={runs}>
        {({ runs: rows }) =>
          rows.length === 0 ? (
            <Empty title="It has not run yet">
              <p>Press Sync: the first run is a dry run and changes nothing.</p>
            </Empty>
          ) : (
            <RunTable runs={rows} withJob={false} />
          )
        }
      </Loaded>
    </Panel>
  );
}
