import { count } from "../../lib/format.js";
import { ACTIONS } from "../../lib/read-changes.js";
import { ActionBadge, actionSign, OutcomeBadge, outcomeSign, type Sign as SignOf } from "../../ui/badges.js";
import { ChangeGist } from "../../ui/change-gist.js";
import { Icon } from "../../ui/icon.js";
import type { Column } from "../../ui/virtual-table.js";
import { SelectBox, Sign } from "./columns.js";
import type { Selection } from "./selection.js";
import type { TreeNode, TreeRow } from "./tree-rows.js";

interface ColumnsOf {
  narrow: boolean;
  /** Whether the values stand beside the tree. */
  detailed: boolean;
  selection: Selection | undefined;
  toggle: (branch: number) => void;
  pick: (index: number) => void;
}

/** How a node is shown as a row. Its controls are left out of the tab order: the keys of the tree reach them all. */
export function treeColumns({ narrow, detailed, selection, toggle, pick }: ColumnsOf): Column<TreeRow>[] {
  const select: Column<TreeRow> = {
    name: "Select",
    unsaid: true,
    width: "1.5rem",
    cell: ({ node }) =>
      selection && node?.change && <SelectBox change={node.change} selection={selection} tabIndex={-1} />,
  };
  const object: Column<TreeRow> = {
    name: "Object",
    width: "minmax(0, 1.6fr)",
    cell: ({ node, depth, open }, index) =>
      node && (
        <span class="tree-object" style={{ paddingLeft: `${Math.min(depth, narrow ? 4 : 20) * 1.1}rem` }}>
          <Toggle node={node} open={open} toggle={toggle} />
          <button
            class="cell-button"
            type="button"
            tabIndex={-1}
            title={node.uid}
            onClick={() => pick(index)}
          >
            <span class="muted">{node.type} </span>
            <bdi>{node.uid}</bdi>
          </button>
        </span>
      ),
  };
  const first = selection ? [select, object] : [object];
  const below: Column<TreeRow> = {
    name: "Below it",
    width: detailed ? "minmax(0, 8rem)" : "minmax(0, 12rem)",
    cell: ({ node }) => node && <Below node={node} />,
  };
  const signs: Column<TreeRow> = {
    name: "Change",
    width: narrow ? "6.5rem" : "5rem",
    cell: ({ node }) => node && <Signs node={node} counted={narrow} />,
  };
  if (narrow) return [...first, signs];
  if (detailed) return [...first, below, signs];
  return [
    ...first,
    {
      name: "Action",
      width: "6.5rem",
      cell: ({ node }) =>
        node?.change ? <ActionBadge action={node.change.action} /> : <span class="muted">unchanged</span>,
    },
    below,
    {
      name: "Change",
      width: "minmax(0, 1.6fr)",
      cell: ({ node }) => node?.change && <ChangeGist change={node.change} />,
    },
    {
      name: "Outcome",
      width: "6rem",
      cell: ({ node }) => node?.change && <OutcomeBadge outcome={node.change.status} />,
    },
  ];
}

interface ToggleProps {
  node: TreeNode;
  open: boolean;
  toggle: (branch: number) => void;
}

function Toggle({ node: { below, type, uid }, open, toggle }: ToggleProps) {
  if (!below) return <span class="tree-toggle" />;
  return (
    <button
      class="tree-toggle"
      type="button"
      tabIndex={-1}
      aria-label={`${open ? "Close" : "Open"} ${type} ${uid}`}
      onClick={() => toggle(below.branch)}
    >
      <Icon name={open ? "down" : "right"} />
    </button>
  );
}

/** How many changes are below, by sign and number. */
const Below = ({ node: { below } }: { node: TreeNode }) =>
  below && (
    <span class="tree-below">
      {ACTIONS.map((action) => (
        <Count key={action} sign={actionSign(action)} title={`to ${action}`} number={below[action]} />
      ))}
      <Failed below={below} />
    </span>
  );

const Failed = ({ below }: { below: NonNullable<TreeNode["below"]> }) => (
  <Count sign={["failed", "failure", "cross"]} title="failed" number={below.failed} />
);

const Count = ({ sign, title, number }: { sign: SignOf; title: string; number: number }) =>
  number > 0 ? (
    <span class="tree-count" title={`${count(number)} ${title}`}>
      <Sign sign={sign} /> {count(number)}
    </span>
  ) : null;

/** In little room: action and outcome, and where neither is and `counted`, how many changes are below and failed. */
const Signs = ({ node: { change, below }, counted }: { node: TreeNode; counted: boolean }) => (
  <span class="tree-below">
    {change && <Sign sign={actionSign(change.action)} />}
    {change && <Sign sign={outcomeSign(change.status)} />}
    {!change && counted && below && (
      <>
        <span class="muted">{count(below.create + below.update + below.delete)}</span>
        <Failed below={below} />
      </>
    )}
  </span>
);
