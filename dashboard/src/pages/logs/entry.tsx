import { exact, STEP_NAMES } from "../../lib/format.js";
import { firstOf } from "../../lib/parts.js";
import { readChanges } from "../../lib/read-changes.js";
import { useData } from "../../lib/use-data.js";
import { Detail } from "../../ui/detail-split.js";
import { Icon, type IconName } from "../../ui/icon.js";
import { ObjectLinks } from "../../ui/object-links.js";
import type { Column } from "../../ui/virtual-table.js";
import { changeOf, changePath, type Entry } from "./log-filter.js";

const SIGNS: Record<Entry["level"], readonly [tone: string, icon: IconName]> = {
  debug: ["quiet", "dots"],
  info: ["quiet", "runs"],
  warning: ["warn", "hand"],
  error: ["bad", "cross"],
};
const CLOCK = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  fractionalSecondDigits: 3,
});

const Level = ({ level, bare = false }: { level: Entry["level"]; bare?: boolean }) => {
  const [tone, icon] = SIGNS[level];
  return (
    <span class={`badge tone-${tone}`} title={level}>
      <Icon name={icon} />
      <span class={bare ? "sr-only" : undefined}>{level}</span>
    </span>
  );
};

const Clock = ({ at }: { at: string }) => (
  <time class="number" dateTime={at} title={exact(Date.parse(at))}>
    {CLOCK.format(Date.parse(at))}
  </time>
);

/** How a line is shown as a row. */
export function entryColumns(narrow: boolean, onPick: (index: number) => void): Column<Entry>[] {
  const message: Column<Entry> = {
    name: "Message",
    width: "minmax(0, 1fr)",
    cell: ({ message: text }, index) => (
      <button class="cell-button" type="button" title={text} dir="auto" onClick={() => onPick(index)}>
        {text}
      </button>
    ),
  };
  if (narrow)
    return [{ name: "Level", width: "3rem", cell: ({ level }) => <Level level={level} bare /> }, message];
  return [
    { name: "Time", width: "6.5rem", cell: ({ at }) => <Clock at={at} /> },
    { name: "Level", width: "6rem", cell: ({ level }) => <Level level={level} /> },
    { name: "Step", width: "7rem", cell: ({ step }) => (step ? STEP_NAMES[step] : "") },
    message,
  ];
}

interface EntryDetailProps {
  id: string;
  entry: Entry;
  onClose: () => void;
  onStep: (by: 1 | -1) => void;
}

/** One line in full, with the way to what it is about. */
export function EntryDetail({ id, entry, onClose, onStep }: EntryDetailProps) {
  const change = changeOf(entry);
  return (
    <Detail title={entry.step ? STEP_NAMES[entry.step] : "Between steps"} onClose={onClose} onStep={onStep}>
      <div class="row">
        <Level level={entry.level} />
        <Clock at={entry.at} />
      </div>
      <pre class="log-message" dir="auto">
        {entry.message}
      </pre>
      {change !== undefined && (
        <p class="row">
          <a href={changePath(id, change)}>Show the change</a>
          <LinksOf id={id} change={change} />
        </p>
      )}
    </Detail>
  );
}

function LinksOf({ id, change }: { id: string; change: NonNullable<ReturnType<typeof changeOf>> }) {
  const { data } = useData(`change ${JSON.stringify([id, change])}`, (signal) =>
    firstOf(readChanges(id, change), 1, signal),
  );
  const [found] = data ?? [];
  return found ? <ObjectLinks change={found} /> : null;
}
