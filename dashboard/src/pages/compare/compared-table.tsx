import type { Shapes } from "../../lib/api.js";
import { useNarrow } from "../../lib/use-narrow.js";
import { ActionBadge } from "../../ui/badges.js";
import { ChangeGist } from "../../ui/change-gist.js";
import { VirtualTable, type Column } from "../../ui/virtual-table.js";

type Change = Shapes["Change"];
const COLUMNS: readonly Column<Change>[] = [
  { name: "Action", width: "5.5rem", cell: ({ action }) => <ActionBadge action={action} /> },
  { name: "Type", width: "minmax(4rem, 8rem)", cell: ({ type }) => <span title={type}>{type}</span> },
  { name: "Object", width: "minmax(0, 1.2fr)", cell: ({ uid }) => <bdi title={uid}>{uid}</bdi> },
  { name: "Change", width: "minmax(0, 2fr)", cell: (change) => <ChangeGist change={change} /> },
];

/** Changes of one kind. */
export function ComparedTable({ label, changes }: { label: string; changes: readonly Change[] }) {
  const columns = useNarrow() ? COLUMNS.filter(({ name }) => name !== "Change") : COLUMNS;
  return (
    <VirtualTable label={label} columns={columns} total={changes.length} item={(index) => changes[index]} />
  );
}
