import { setImmediate as breath } from "node:timers/promises";
import type { ChangeReport } from "../jobs/report.js";
import type { ChangeFilter, Page, Store } from "../store/index.js";

/** As many as a page of the store holds. */
export const PAGE = 1000;

/** A list of the store, page after page, in its order. Never more than a page is in memory. */
export async function* pagesOf<T>(
  read: (after: number | undefined) => Promise<Page<T>>,
): AsyncGenerator<readonly T[]> {
  let after: number | undefined;
  do {
    const page = await read(after);
    yield page.items;
    // SQLite answers on this thread, without a pause
    await breath();
    after = page.next;
  } while (after !== undefined);
}

/** The changes of a run that fit `wanted`, page after page. */
export const changePages = (
  store: Pick<Store, "changes">,
  run: string,
  wanted: ChangeFilter = {},
): AsyncGenerator<readonly ChangeReport[]> =>
  pagesOf((after) => store.changes(run, { ...wanted, limit: PAGE, after }));

/** What a run planned and did not do. */
export const plannedPages = (store: Pick<Store, "changes">, run: string) =>
  changePages(store, run, { outcome: "planned" });
