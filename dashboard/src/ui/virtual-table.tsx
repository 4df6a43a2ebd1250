import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

const ROW = 34;
/** Browsers cannot make anything much taller than this; beyond, a pixel of scrolling stands for more than one. */
const TALLEST = 8_000_000;
const MARGIN = 12;

export interface Column<T> {
  name: string;
  /** As in grid-template-columns. */
  width: string;
  cell: (item: T, index: number) => ComponentChildren;
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
}: VirtualTableProps<T>) {
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

  const rows = Array.from({ length: Math.max(last - first, 0) }, (_, step) => first + step);
  return (
    <div class="virtual" ref={box} tabIndex={0} role="table" aria-label={label} aria-rowcount={total + 1}>
      <div class="virtual-head" role="row" aria-rowindex={1} style={template}>
        {columns.map(({ name }) => (
          <div key={name} role="columnheader">
            {name}
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
              class={index === picked ? "virtual-row picked" : "virtual-row"}
              role="row"
              aria-current={index === picked ? "true" : undefined}
              onClick={(event) => {
                if (value !== undefined && !isControl(event.target)) onPick?.(index);
              }}
              aria-rowindex={index + 2}
              style={{ ...template, top, height: `${ROW}px` }}
            >
              {columns.map(({ name, cell }) => (
                <div key={name} role="cell">
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

const isControl = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("a, button, input, label") !== null;
