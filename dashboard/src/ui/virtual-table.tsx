import type { ComponentChildren, HTMLAttributes } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";

const ROW = 34;
/** Browsers cannot make anything much taller than this; beyond, a pixel of scrolling stands for more than one. */
const TALLEST = 8_000_000;
const HEAD = 36;
const MARGIN = 12;

export interface Column<T> {
  name: string;
  /** Whether its cells say enough: its name is for readers of screens only. */
  unsaid?: boolean;
  /** As in grid-template-columns. */
  width: string;
  cell: (item: T, index: number) => ComponentChildren;
}

/** Makes of the table a grid that is walked through row by row with the keyboard. */
export interface Grid {
  /** What is said of a row beside its cells, such as how deep it stands in a tree. */
  rowProps: (index: number) => HTMLAttributes<HTMLDivElement>;
  /** The row that keys act on; it is kept in view. */
  active: number;
  onKeyDown: (event: KeyboardEvent) => void;
}

interface VirtualTableProps<T> {
  label: string;
  columns: readonly Column<T>[];
  /** How many rows there are, loaded or not. */
  total: number;
  /** The row, or undefined while it is on its way. */
  item: (index: number) => T | undefined;
  /** Is told which rows are looked at, so that they can be loaded. */
  onRange?: (first: number, last: number) => void;
  /** The row that is looked at more closely. */
  picked?: number | undefined;
  onPick?: (index: number) => void;
  /** Whether who looks at the last rows goes on to look at the last ones when others come. */
  stick?: boolean;
  tree?: Grid;
}

/** A table that draws only the rows which are looked at, of as many as there are. */
export function VirtualTable<T>({
  label,
  columns,
  total,
  item,
  onRange,
  picked,
  onPick,
  stick = false,
  tree,
}: VirtualTableProps<T>) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [view, setView] = useState({ top: 0, height: 600 });
  const full = total * ROW;
  const tall = Math.min(full, TALLEST);
  // where the rows stand, were they as tall as they are together
  const travel = Math.max(tall - view.height, 1);
  const offset = full > tall ? (Math.min(view.top, travel) / travel) * (full - view.height) : view.top;
  const first = Math.max(Math.floor(offset / ROW) - MARGIN, 0);
  const last = Math.min(Math.ceil((offset + view.height) / ROW) + MARGIN, total);
  const template = { gridTemplateColumns: columns.map(({ width }) => width).join(" ") };

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let frame = 0;
    const measure = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const { scrollTop: top, clientHeight: height, scrollHeight } = element;
        atEnd.current = top + height >= scrollHeight - ROW;
        setView({ top, height });
      });
    };
    element.addEventListener("scroll", measure, { passive: true });
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener("scroll", measure);
      sizes.disconnect();
    };
  }, []);
  // as soon as it is taller, before anything else measures it
  useLayoutEffect(() => {
    if (stick && atEnd.current) box.current?.scrollTo({ top: tall });
  }, [stick, tall]);
  useEffect(() => onRange?.(first, last), [first, last, onRange]);
  const active = tree?.active;
  useLayoutEffect(() => {
    const element = box.current;
    if (active === undefined || !element || !element.contains(document.activeElement)) return;
    const lowest = HEAD + (active + 1) * ROW - view.height;
    const wanted = Math.min(Math.max(offset, lowest), active * ROW);
    if (wanted !== offset)
      element.scrollTop = full > tall ? (wanted / (full - view.height)) * travel : wanted;
  }, [active]);

  const rows = Array.from({ length: Math.max(last - first, 0) }, (_, step) => first + step);
  return (
    <div
      class="virtual"
      ref={box}
      tabIndex={0}
      role={tree ? "treegrid" : "table"}
      aria-label={label}
      aria-rowcount={total + 1}
      aria-activedescendant={
        active !== undefined && active >= first && active < last ? `${id}-${active}` : undefined
      }
      onKeyDown={tree?.onKeyDown}
    >
      <div class="virtual-head" role="row" aria-rowindex={1} style={template}>
        {columns.map(({ name, unsaid }) => (
          <div key={name} role="columnheader">
            {unsaid ? <span class="sr-only">{name}</span> : name}
          </div>
        ))}
      </div>
      <div class="virtual-rows" role="rowgroup" style={{ height: `${tall}px` }}>
        {rows.map((index) => {
          const value = item(index);
          const top = `${index * ROW - offset + view.top}px`;
          return (
            <div
              key={index}
              class={rowClass(index === picked, index === active)}
              role="row"
              {...(tree && { id: `${id}-${index}`, ...tree.rowProps(index) })}
              aria-current={index === picked ? "true" : undefined}
              onClick={(event) => {
                if (value !== undefined && !isControl(event.target)) onPick?.(index);
              }}
              aria-rowindex={index + 2}
              style={{ ...template, top, height: `${ROW}px` }}
            >
              {columns.map(({ name, cell }) => (
                <div key={name} role={tree ? "gridcell" : "cell"}>
                  {value === undefined ? "…" : cell(value, index)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const rowClass = (picked: boolean, active: boolean): string =>
  `virtual-row${picked ? " picked" : ""}${active ? " active" : ""}`;

const isControl = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("a, button, input, label") !== null;
