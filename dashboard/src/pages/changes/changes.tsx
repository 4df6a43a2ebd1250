import { useState } from "preact/hooks";
import { get } from "../../lib/api.js";
import { count, plural } from "../../lib/format.js";
import type { PageProps } from "../../lib/pages.js";
import { navigate, usePlace } from "../../lib/router.js";
import type { RowPages } from "../../lib/row-pages.js";
import { useData } from "../../lib/use-data.js";
import { useNarrow } from "../../lib/use-narrow.js";
import { useRows } from "../../lib/use-rows.js";
import type { RunDetail } from "../../lib/use-run.js";
import { isFinished } from "../../ui/badges.js";
import { DetailSplit } from "../../ui/detail-split.js";
import { Empty, Loaded, Problem } from "../../ui/feedback.js";
import { Panel } from "../../ui/layout.js";
import { RunFrame } from "../../ui/run-frame.js";
import { VirtualTable } from "../../ui/virtual-table.js";
import { columnsOf } from "./columns.js";
import { ChangeDetail } from "./detail.js";
import { countOf, filterOf, type Counts, type Filter } from "./filter.js";
import { SelectionBar } from "./selection-bar.js";
import { useSelection } from "./selection.js";
import { Export, Toolbar } from "./toolbar.js";
import { usePlan } from "./use-plan.js";
import "./changes.css";

const LIVE_MS = 2000;

/** What a run changed or would change. */
export default function ChangesPage({ params: { id = "" } }: PageProps) {
  return <RunFrame id={id}>{(run, { live }) => <Changes run={run} told={live.changes} />}</RunFrame>;
}

function Changes({ run, told }: { run: RunDetail; told: number }) {
  const { id } = run;
  const filter = filterOf(usePlace().query);
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
            <Toolbar counts={all} filter={filter} />
            <List run={run} counts={all} filter={filter} told={told} />
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
  /** How many there are by the run's events. */
  told: number;
}

function List({ run, counts, filter, told }: ListProps) {
  const { id } = run;
  const key = JSON.stringify([id, filter]);
  const plan = usePlan(run);
  const selection = useSelection(id, counts);
  const [picked, setPicked] = useState<{ key: string; index: number }>();
  const total = Math.max(countOf(counts, {}), told);
  const plain = Object.keys(filter).length === 0;
  const rows = useRows({
    key,
    version: total,
    numbered: plain ? total : undefined,
    read: async (page, signal) => {
      const query = { ...filter, ...page };
      const { changes, next } = await get("/api/v1/runs/{id}/changes", { path: { id }, query, signal });
      return { items: changes, next };
    },
  });
  const index = picked?.key === key ? picked.index : undefined;
  const change = index === undefined ? undefined : rows.item(index);
  const narrow = useNarrow();
  const pick = (at: number): void => setPicked({ key, index: at });
  const step = (by: number): void => pick(Math.min(Math.max((index ?? 0) + by, 0), (rows.total ?? 1) - 1));
  const planned =
    filter.search === undefined ? countOf(counts, { ...filter, outcome: "planned" }) : undefined;
  if (total === 0) return <NoChanges run={run} />;
  return (
    <>
      {plan && <SelectionBar {...{ run, plan, selection, filter, planned }} />}
      {rows.error && <Problem error={rows.error} />}
      <p class="tally muted small" role="status">
        {tally(rows, filter, counts, total)}
      </p>
      {rows.total === 0 && <NothingFits />}
      {rows.total !== undefined && rows.total > 0 && (
        <DetailSplit
          detail={
            change && <ChangeDetail change={change} onClose={() => setPicked(undefined)} onStep={step} />
          }
        >
          <VirtualTable
            key={key}
            label="Changes"
            columns={columnsOf({
              narrow,
              detailed: change !== undefined,
              selection: plan && selection,
              onPick: pick,
            })}
            total={rows.total}
            item={rows.item}
            onRange={rows.look}
            picked={index}
            onPick={pick}
          />
        </DetailSplit>
      )}
    </>
  );
}

function tally(
  { known, total: found, complete }: Pick<RowPages<unknown>, "known" | "total" | "complete">,
  filter: Filter,
  counts: Counts,
  total: number,
): string {
  if (Object.keys(filter).length === 0) return plural(total, "change");
  if (filter.search === undefined) return `${count(countOf(counts, filter))} of ${plural(total, "change")}`;
  if (found === undefined) return "Searching…";
  return `${complete ? "" : "More than "}${count(known)} of ${plural(total, "change")}`;
}

const NothingFits = () => (
  <Empty title="No change fits">
    <p>
      <button class="button" type="button" onClick={() => navigate(location.pathname, { replace: true })}>
        Show all changes
      </button>
    </p>
  </Empty>
);

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
