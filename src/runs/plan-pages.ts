import type { ChangeReport } from "../jobs/report.js";
import type { Store } from "../store/index.js";

/** As many as a page of the store holds. */
const PAGE = 1000;

/** What a run planned and did not do, page after page, in its order. Never more than a page is in memory. */
export async function* plannedPages(
  store: Pick<Store, "changes">,
  run: string,
): AsyncGenerator<readonly ChangeReport[]> {
  let after: number | undefined;
  do {
    const page = await store.changes(run, { outcome: "planned", limit: PAGE, after });
    yield page.items;
    after = page.next;
  } while (after !== undefined);
}
