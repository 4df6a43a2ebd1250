import { get } from "../../lib/api.js";
import { setQuery, usePlace } from "../../lib/router.js";
import { useData } from "../../lib/use-data.js";
import { Empty, Loaded } from "../../ui/feedback.js";
import { PageFrame, Panel } from "../../ui/layout.js";
import { RunTable } from "../../ui/run-table.js";

/** Every run that is kept, newest first. */
export default function Runs() {
  const { query } = usePlace();
  const [job, after] = [query.get("job") ?? undefined, query.get("after") ?? undefined];
  const asked = { limit: 50, ...(job && { job }), ...(after && { after: Number(after) }) };
  const runs = useData(
    JSON.stringify(asked),
    (signal) => get("/api/v1/runs", { query: asked, signal }),
    5000,
  );
  return (
    <PageFrame title="Runs" subtitle={job}>
      <Panel title="History" flush>
        <Loaded loaded={runs}>
          {({ runs: rows, next }) => (
            <>
              {rows.length === 0 ? (
                <Empty title="No run is kept">
                  <p>
                    <a href="/">Choose what to sync</a>
                  </p>
                </Empty>
              ) : (
                <RunTable runs={rows} />
              )}
              <div class="row" style={{ padding: "0.75rem 1rem" }}>
                {after !== undefined && <a href={job ? `/runs?job=${job}` : "/runs"}>Newest</a>}
                {next !== undefined && (
                  <button class="button" type="button" onClick={() => setQuery({ after: next })}>
                    Older
                  </button>
                )}
              </div>
            </>
          )}
        </Loaded>
      </Panel>
    </PageFrame>
  );
}
