import { useEffect, useMemo, useState } from "preact/hooks";
import { get } from "../../lib/api.js";
import type { Filter } from "../../lib/read-changes.js";
import { setQuery } from "../../lib/router.js";
import { useNarrow } from "../../lib/use-narrow.js";
import { DetailSplit } from "../../ui/detail-split.js";
import { Problem } from "../../ui/feedback.js";
import { NothingFits } from "../../ui/filter-bar.js";
import { VirtualTable } from "../../ui/virtual-table.js";
import { ChangeDetail } from "./detail.js";
import { countedOf, tallyOf, type Counts } from "./filter.js";
import type { Selection } from "./selection.js";
import { treeColumns } from "./tree-columns.js";
import { onTreeKey } from "./tree-keys.js";
import { TreeRows } from "./tree-rows.js";

interface TreeProps {
  id: string;
  counts: Counts;
  /** Of `ofTree`. */
  filter: Filter;
  /** How many changes there are, whether they fit or not: differs when there may be more. */
  total: number;
  selection: Selection | undefined;
}

const ALL = { type: undefined, action: undefined, outcome: undefined };

/** The changes by what they are below. */
export function Tree({ id, counts, filter, total, selection }: TreeProps) {
  const tree = useTree(id, filter, total);
  const narrow = useNarrow();
  const [picked, setPicked] = useState<number>();
  const [active, setActive] = useState(0);
  const { rows } = tree;
  const go = (index: number): void => setActive(Math.min(Math.max(index, 0), rows.length - 1));
  const toggle = (branch: number): void => {
    // what is open below other rows moves: a number would mean another one
    setPicked(undefined);
    tree.toggle(branch);
  };
  const pick = (index: number): void => {
    const node = rows[index]?.node;
    go(index);
    if (node?.change) setPicked(index);
    else if (node?.below) toggle(node.below.branch);
  };
  const change = picked === undefined ? undefined : rows[picked]?.node?.change;
  const step = (by: 1 | -1): void => {
    let next = (picked ?? 0) + by;
    while (rows[next] && !rows[next]?.node?.change) next += by;
    if (rows[next]) pick(next);
  };
  return (
    <>
      {tree.error && <Problem error={tree.error} />}
      <p class="tally muted small" role="status">
        {tallyOf(countedOf(filter, counts, total) ?? total, total)}
      </p>
      {tree.known && rows.length === 0 && (
        <NothingFits title="No change fits" things="changes" onAll={() => setQuery(ALL)} />
      )}
      {rows.length > 0 && (
        <DetailSplit
          detail={
            change && <ChangeDetail change={change} onClose={() => setPicked(undefined)} onStep={step} />
          }
        >
          <VirtualTable
            label="Changes by parent"
            columns={treeColumns({ narrow, detailed: change !== undefined, selection, toggle, pick })}
            total={rows.length}
            item={tree.item}
            onRange={tree.look}
            picked={picked}
            onPick={pick}
            tree={{
              active,
              rowProps: (index) => {
                const row = rows[index];
                return {
                  "aria-level": (row?.depth ?? 0) + 1,
                  "aria-posinset": row?.position,
                  "aria-setsize": row?.size,
                  "aria-expanded": row?.node?.below && row.open,
                };
              },
              onKeyDown: (event) =>
                onTreeKey(event, {
                  rows,
                  active,
                  go,
                  toggle,
                  pick,
                  tick: ({ node }) => {
                    if (node?.change?.status === "planned") selection?.toggle(node.change);
                  },
                }),
            }}
          />
        </DetailSplit>
      )}
    </>
  );
}

function useTree(id: string, filter: Filter, total: number): TreeRows {
  const [, setDrawn] = useState(0);
  const tree = useMemo(
    () =>
      new TreeRows(
        async (page, signal) => {
          const asked = { path: { id }, query: { ...filter, ...page }, signal };
          const { nodes, next } = await get("/api/v1/runs/{id}/changes/tree", asked);
          return { items: nodes, next };
        },
        () => setDrawn((times) => times + 1),
      ),
    [id],
  );
  useEffect(() => () => tree.close(), [tree]);
  useEffect(() => tree.refresh(), [tree, total]);
  return tree;
}
