import { useEffect, useMemo, useState } from "preact/hooks";
import type { ReadPart } from "./parts.js";
import { RowPages } from "./row-pages.js";

interface Reading<T> {
  /** What is read: with another key everything begins anew. */
  key: string;
  read: ReadPart<T>;
  /** How many rows there are, where that is known and `read` can skip some. */
  counted?: number | undefined;
  /** Differs when there may be more. */
  version: number;
}

/** Rows for a `VirtualTable`: of any number, those that are looked at. */
export function useRows<T>({ key, read, counted, version }: Reading<T>): RowPages<T> {
  const [, setDrawn] = useState(0);
  // `read` does not change what it does without another key
  const rows = useMemo(() => new RowPages(read, () => setDrawn((times) => times + 1)), [key]);
  useEffect(() => () => rows.close(), [rows]);
  useEffect(() => rows.more(counted), [rows, counted, version]);
  return rows;
}
