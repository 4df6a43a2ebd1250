import { setQuery } from "../lib/router.js";

interface PagingProps {
  /** The `after` in the address: null on the first page. */
  after: string | null;
  /** Where the next page begins; undefined on the last. */
  next: string | undefined;
}

/** Goes through a paged list by the address. */
export function Paging({ after, next }: PagingProps) {
  if (after === null && next === undefined) return null;
  return (
    <div class="row foot">
      {after !== null && (
        <button class="button" type="button" onClick={() => setQuery({ after: undefined })}>
          Newest
        </button>
      )}
      {next !== undefined && (
        <button class="button" type="button" onClick={() => setQuery({ after: next })}>
          Older
        </button>
      )}
    </div>
  );
}
