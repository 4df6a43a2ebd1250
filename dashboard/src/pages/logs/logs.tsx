import { useState } from "preact/hooks";
import { get } from "../../lib/api.js";
import { count, plural, STEP_NAMES } from "../../lib/format.js";
import { STEP_ORDER } from "../../lib/live-run.js";
import type { PageProps } from "../../lib/pages.js";
import { usePlace } from "../../lib/router.js";
import { useNarrow } from "../../lib/use-narrow.js";
import { useRows } from "../../lib/use-rows.js";
import type { RunDetail } from "../../lib/use-run.js";
import { isFinished } from "../../ui/badges.js";
import { DetailSplit } from "../../ui/detail-split.js";
import { Empty, Problem } from "../../ui/feedback.js";
import { FilterBar, NothingFits } from "../../ui/filter-bar.js";
import { Panel } from "../../ui/layout.js";
import { RunFrame } from "../../ui/run-frame.js";
import { VirtualTable } from "../../ui/virtual-table.js";
import { EntryDetail, entryColumns } from "./entry.js";
import { LEVELS, logFilterOf, type LogFilter } from "./log-filter.js";
import "./logs.css";

/** What a run said, also while it goes. */
export default function LogsPage({ params: { id = "" } }: PageProps) {
  return <RunFrame id={id}>{(run, { live }) => <Logs run={run} told={live.logs} />}</RunFrame>;
}

function Logs({ run, told }: { run: RunDetail; told: number }) {
  const filter = logFilterOf(usePlace().query);
  return (
    <Panel title="Log" flush>
      <div class="bar">
        <FilterBar
          label="Log"
          search={{ label: "Search in messages", value: filter.search }}
          choices={[
            {
              ...{ name: "step", label: "Step", any: "All steps", value: filter.step },
              options: STEP_ORDER.map((step) => [step, STEP_NAMES[step]]),
            },
            {
              ...{ name: "level", label: "Level", any: "All levels", value: filter.level },
              options: LEVELS.map((level) => [level, level]),
            },
          ]}
        />
      </div>
      <Lines run={run} filter={filter} told={told} />
    </Panel>
  );
}

interface LinesProps {
  run: RunDetail;
  filter: LogFilter;
  /** How many lines there are, of a run that was followed from its beginning. */
  told: number;
}

function Lines({ run: { id, status }, filter, told }: LinesProps) {
  const key = JSON.stringify([id, filter]);
  const [picked, setPicked] = useState<{ key: string; index: number }>();
  const narrow = useNarrow();
  const plain = Object.keys(filter).length === 0;
  const rows = useRows({
    key,
    version: told,
    counted: plain && told > 0 ? told : undefined,
    read: async ({ after = 0, skip = 0, limit }, signal) => {
      // only the whole log is counted, and there a line's number is its place
      const query = { ...filter, limit, after: after + skip };
      const { logs, next } = await get("/api/v1/runs/{id}/logs", { path: { id }, query, signal });
      return { items: logs, next };
    },
  });
  const index = picked?.key === key ? picked.index : undefined;
  const entry = index === undefined ? undefined : rows.item(index);
  const pick = (at: number): void => setPicked({ key, index: at });
  const step = (by: number): void => pick(Math.min(Math.max((index ?? 0) + by, 0), rows.known - 1));
  return (
    <>
      {rows.error && <Problem error={rows.error} />}
      {rows.reached !== undefined && rows.known === 0 && <p class="loading">Searching…</p>}
      {rows.total === 0 &&
        rows.complete &&
        (plain ? (
          <NoLines goes={!isFinished(status)} />
        ) : (
          <NothingFits title="No line fits" things="lines" />
        ))}
      {rows.total !== undefined && rows.total > 0 && (
        <>
          <p class="tally muted small">
            {rows.complete ? plural(rows.known, "line") : `More than ${count(rows.known)} lines`}
          </p>
          <DetailSplit
            detail={
              entry && (
                <EntryDetail id={id} entry={entry} onClose={() => setPicked(undefined)} onStep={step} />
              )
            }
          >
            <VirtualTable
              key={key}
              label="Log"
              columns={entryColumns(narrow, pick)}
              total={rows.total}
              item={rows.item}
              onRange={rows.look}
              picked={index}
              onPick={pick}
              stick={!isFinished(status)}
            />
          </DetailSplit>
        </>
      )}
    </>
  );
}

const NoLines = ({ goes }: { goes: boolean }) =>
  goes ? (
    <Empty title="Nothing was said yet">
      <p>Lines appear here as the run goes.</p>
    </Empty>
  ) : (
    <Empty title="This run said nothing" />
  );
