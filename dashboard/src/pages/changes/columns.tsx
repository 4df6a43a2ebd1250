import type { Change } from "../../lib/read-changes.js";
import { ActionBadge, actionSign, OutcomeBadge, outcomeSign as outcomeSignOf } from "../../ui/badges.js";
import { ChangeGist } from "../../ui/change-gist.js";
import { Icon } from "../../ui/icon.js";
import type { Column } from "../../ui/virtual-table.js";
import type { Selection } from "./selection.js";

interface ColumnsOf {
  narrow: boolean;
  /** Whether the values stand beside the table. */
  detailed: boolean;
  selection: Selection | undefined;
  onPick: (index: number) => void;
}

/** How a change is shown as a row. */
export function columnsOf({ narrow, detailed, selection, onPick }: ColumnsOf): Column<Change>[] {
  const select: Column<Change> = {
    name: "Select",
    unsaid: true,
    width: "1.5rem",
    cell: (change) => selection && <SelectBox change={change} selection={selection} />,
  };
  const object: Column<Change> = {
    name: "Object",
    width: "minmax(0, 1.2fr)",
    cell: ({ type, uid }, index) => (
      <button class="cell-button" type="button" title={uid} onClick={() => onPick(index)}>
        {narrow && <span class="muted">{type} </span>}
        <bdi>{uid}</bdi>
      </button>
    ),
  };
  const outcome: Column<Change> = {
    name: "Outcome",
    width: "6rem",
    cell: ({ status }) => <OutcomeBadge outcome={status} />,
  };
  const outcomeSign: Column<Change> = {
    name: "Outcome",
    width: "4.25rem",
    cell: ({ status }) => <Sign sign={outcomeSignOf(status)} />,
  };
  const first = selection ? [select] : [];
  if (narrow)
    return [
      ...first,
      { name: "Action", width: "3.25rem", cell: ({ action }) => <Sign sign={actionSign(action)} /> },
      object,
      outcomeSign,
    ];
  return [
    ...first,
    { name: "Action", width: "5.5rem", cell: ({ action }) => <ActionBadge action={action} /> },
    { name: "Type", width: "minmax(5rem, 8rem)", cell: ({ type }) => <span title={type}>{type}</span> },
    object,
    ...(detailed
      ? []
      : [
          {
            name: "Change",
            width: "minmax(0, 2fr)",
            cell: (change: Change) => <ChangeGist change={change} />,
          },
        ]),
    outcome,
  ];
}

export const Sign = ({ sign: [word, tone, icon] }: { sign: ReturnType<typeof actionSign> }) => (
  <span class={`badge tone-${tone}`} title={word}>
    <Icon name={icon} />
    <span class="sr-only">{word}</span>
  </span>
);

interface SelectBoxProps {
  change: Change;
  selection: Selection;
  tabIndex?: number;
}

export const SelectBox = ({ change, selection, tabIndex }: SelectBoxProps) =>
  change.status === "planned" ? (
    <input
      type="checkbox"
      class="box"
      tabIndex={tabIndex}
      aria-label={`Select ${change.type} ${change.uid}`}
      checked={selection.has(change)}
      onChange={() => selection.toggle(change)}
    />
  ) : null;
