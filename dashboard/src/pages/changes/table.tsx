import { useState } from "preact/hooks";
import { count, plural } from "../../lib/format.js";
import { readChanges, type Filter } from "../../lib/read-changes.js";
import type { RowPages } from "../../lib/row-pages.js";
import { useNarrow } from "../../lib/use-narrow.js";
import { useRows } from "../../lib/use-rows.js";
import { DetailSplit } from "../../ui/detail-split.js";
import { Problem } from "../../ui/feedback.js";
import { NothingFits } from "../../ui/filter-bar.js";
import { VirtualTable } from "../../ui/virtual-table.js";
import { columnsOf } from "./columns.js";
import { ChangeDetail } from "./detail.js";
import { countedOf, tallyOf, type Counts } from "./filter.js";
import type { Selection } from "./selection.js";

interface ChangeTableProps {
  id: string;
  counts: Counts;
  filter: Filter;
  /** How many there are, whether they fit or not. */
  total: number;
  selection: Selection | undefined;
}

/** The changes that fit, one after the other. */
export function ChangeTable({ id, counts, filter, total, selection }: ChangeTableProps) {
  const key = JSON.stringify([id, filter]);
  const [picked, setPicked] = useState<{ key: string; index: number }>();
  const counted = countedOf(filter, counts, total);
  const rows = useRows({
    key,
    version: total,
    counted,
    read: readChanges(id, filter),
  });
  const index = picked?.key === key ? picked.index : undefined;
  const change = index === undefined ? undefined : rows.item(index);
  const narrow = useNarrow();
  const pick = (at: number): void => setPicked({ key, index: at });
  const step = (by: number): void => pick(Math.min(Math.max((index ?? 0) + by, 0), (rows.total ?? 1) - 1));
  return (
    <>
      {rows.error && <Problem error={rows.error} />}
      <p class="tally muted small" role="status">
        {tally(rows, counted, total)}
      </p>
      {rows.total === 0 && rows.complete && <NothingFits title="No change fits" things="changes" />}
      {rows.total !== undefined && rows.total > 0 && (
        <DetailSplit
          detail={
            change && <ChangeDetail change={change} onClose={() => setPicked(undefined)} onStep={step} />
          }
        >
          <VirtualTable
            key={key}
            label="Changes"
            columns={columnsOf({ narrow, detailed: change !== undefined, selection, onPick: pick })}
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
  {
    known,
    total: found,
    complete,
    reached,
  }: Pick<RowPages<unknown>, "known" | "total" | "complete" | "reached">,
  counted: number | undefined,
  total: number,
): string {
  if (counted !== undefined) return tallyOf(counted, total);
  if (found === undefined) return "Searching…";
  if (reached !== undefined)
    return `Searching… ${count(known)} found in the first ${count(reached)} of ${plural(total, "change")}`;
  return `${complete ? "" : "More than "}${count(known)} of ${plural(total, "change")}`;
}
