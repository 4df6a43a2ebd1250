import { get } from "../../lib/api.js";
import type { PageProps } from "../../lib/pages.js";
import type { Filter } from "../../lib/read-changes.js";
import { usePlace } from "../../lib/router.js";
import { useData } from "../../lib/use-data.js";
import type { RunDetail } from "../../lib/use-run.js";
import { isFinished } from "../../ui/badges.js";
import { Empty, Loaded } from "../../ui/feedback.js";
import { Panel } from "../../ui/layout.js";
import { RunFrame } from "../../ui/run-frame.js";
import { countOf, filterOf, isCounted, ofTree, type Counts } from "./filter.js";
import { SelectionBar } from "./selection-bar.js";
import { useSelection } from "./selection.js";
import { ChangeTable } from "./table.js";
import { Export, Toolbar, type View } from "./toolbar.js";
import { Tree } from "./tree.js";
import { usePlan } from "./use-plan.js";
import "./changes.css";

const LIVE_MS = 2000;

/** What a run changed or would change. */
export default function ChangesPage({ params: { id = "" } }: PageProps) {
  return <RunFrame id={id}>{(run, { live }) => <Changes run={run} told={live.changes} />}</RunFrame>;
}

function Changes({ run, told }: { run: RunDetail; told: number }) {
  const { id } = run;
  const { query } = usePlace();
  const view: View = query.get("view") === "tree" ? "tree" : "table";
  const asked = filterOf(query);
  const filter = view === "tree" ? ofTree(asked) : asked;
  const goes = !isFinished(run.status);
  const counts = useData(
    `counts ${id} ${goes}`,
    (signal) => get("/api/v1/runs/{id}/changes/counts", { path: { id }, signal }),
    goes ? LIVE_MS : undefined,
  );
  return (
    <Panel title="Changes" actions={<Export id={id} filter={filter} />} flush>
      <Loaded loaded={counts}>
        {({ counts: all }) => (
          <>
            <Toolbar counts={all} filter={filter} view={view} />
            {view === "tree" && asked.search !== undefined && (
              <p class="tally muted small">
                <bdi>{asked.search}</bdi> is searched for in the table; the tree has all that fits otherwise.
              </p>
            )}
            <List run={run} counts={all} filter={filter} view={view} told={told} />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

interface ListProps {
  run: RunDetail;
  counts: Counts;
  filter: Filter;
  view: View;
  /** How many there are by the run's events. */
  told: number;
}

function List({ run, counts, filter, view, told }: ListProps) {
  const { id } = run;
  const plan = usePlan(run);
  const chosen = useSelection(id, counts);
  const selection = plan && chosen;
  const total = Math.max(countOf(counts, {}), told);
  const planned = isCounted(filter) ? countOf(counts, { ...filter, outcome: "planned" }) : undefined;
  if (total === 0) return <NoChanges run={run} />;
  return (
    <>
      {plan && <SelectionBar {...{ run, plan, filter, planned }} selection={chosen} />}
      {view === "tree" ? (
        <Tree key={JSON.stringify([id, filter])} {...{ id, counts, filter, total, selection }} />
      ) : (
        <ChangeTable {...{ id, counts, filter, total, selection }} />
      )}
    </>
  );
}

function NoChanges({ run: { status } }: { run: RunDetail }) {
  if (!isFinished(status) && status !== "waiting")
    return (
      <Empty title="No change yet">
        <p>They appear here as soon as both sides are loaded and compared.</p>
      </Empty>
    );
  return status === "succeeded" ? (
    <Empty title="Nothing differs">
      <p>Source and target agree in all that this run looked at.</p>
    </Empty>
  ) : (
    <Empty title="This run came to no change">
      <p>Its log says how far it went.</p>
    </Empty>
  );
}
