import type { TreeRow } from "./tree-rows.js";

const PAGE = 15;

interface Keys {
  rows: readonly TreeRow[];
  active: number;
  go: (index: number) => void;
  toggle: (branch: number) => void;
  pick: (index: number) => void;
  /** Ticks the box of a row. */
  tick: (row: TreeRow) => void;
}

/** What keys do in a tree, as the practices for a treegrid have it. */
export function onTreeKey(event: KeyboardEvent, { rows, active, go, toggle, pick, tick }: Keys): void {
  // a key within a box or a button is for that
  if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
  const row = rows[active];
  const branch = row?.node?.below?.branch;
  const parent = (): void => {
    const above = rows.slice(0, active).findLastIndex(({ depth }) => depth < (row?.depth ?? 0));
    if (above >= 0) go(above);
  };
  const keys: Partial<Record<string, () => void>> = {
    ArrowDown: () => go(active + 1),
    ArrowUp: () => go(active - 1),
    PageDown: () => go(active + PAGE),
    PageUp: () => go(active - PAGE),
    Home: () => go(0),
    End: () => go(rows.length - 1),
    ArrowRight: () => {
      if (branch !== undefined && row?.open) go(active + 1);
      else if (branch !== undefined) toggle(branch);
    },
    ArrowLeft: () => {
      if (branch !== undefined && row?.open) toggle(branch);
      else parent();
    },
    Enter: () => pick(active),
    " ": () => row && tick(row),
  };
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}
