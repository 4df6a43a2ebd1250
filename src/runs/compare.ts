import type { ChangeReport } from "../jobs/report.js";
import { canonical } from "../jobs/plan/canonical.js";
import { BridgeError } from "../lib/errors.js";
import type { Store } from "../store/index.js";
import { Digests } from "./digests.js";
import { changePages } from "./pages.js";

/** The most changes of a run that is compared: 24 bytes of each are in memory meanwhile. */
const MOST_COMPARED = 1_000_000;
/** The most that are told of each kind; all are counted. */
const MOST_TOLD = 500;

/** Changes of one kind: how many there are, and the first of them. */
interface Compared {
  count: number;
  changes: ChangeReport[];
}

interface Comparison {
  /** Objects that only the later run would change. */
  added: Compared;
  /** Objects that only the earlier run would change, as it would. */
  gone: Compared;
  /** Objects that both would change, not to the same; as the later would. */
  different: Compared;
  /** How many changes are the same in both. */
  same: number;
}

/**
 * What is new in the changes of a run since an earlier one, and what is gone.
 *
 * @throws BridgeError RUN_UNKNOWN, COMPARISON_TOO_LARGE
 */
export async function compareRuns(
  store: Pick<Store, "run" | "changes">,
  { later, earlier }: { later: string; earlier: string },
): Promise<Comparison> {
  const most = (await countOf(store, later)) + (await countOf(store, earlier));
  const known = new Digests(most);
  for await (const change of changesOf(store, earlier)) known.add(keyOf(change), valueOf(change));
  const comparison = { added: none(), gone: none(), different: none(), same: 0 };
  for await (const change of changesOf(store, later)) {
    const found = known.meet(keyOf(change), valueOf(change));
    if (found === "unknown") tell(comparison.added, change);
    else if (found === "different") tell(comparison.different, change);
    else if (found === "same") comparison.same++;
  }
  const { gone } = comparison;
  gone.count = known.unmet;
  if (gone.count > 0)
    for await (const change of changesOf(store, earlier)) {
      if (known.meet(keyOf(change), "") !== "met") gone.changes.push(change);
      if (gone.changes.length === Math.min(gone.count, MOST_TOLD)) break;
    }
  return comparison;
}

async function countOf(store: Pick<Store, "run">, id: string): Promise<number> {
  const run = await store.run(id);
  if (!run) throw new BridgeError("RUN_UNKNOWN", `There is no run ${id}.`);
  const total = Object.values(run.outcomes).reduce((sum, count) => sum + count, 0);
  if (total <= MOST_COMPARED) return total;
  const message = `Run ${id} has ${total} changes; at most ${MOST_COMPARED} are compared.`;
  throw new BridgeError("COMPARISON_TOO_LARGE", message);
}

const none = (): Compared => ({ count: 0, changes: [] });
const keyOf = ({ type, uid }: ChangeReport): string => JSON.stringify([type, uid]);
const valueOf = ({ action, before, after }: ChangeReport): string =>
  canonical([action, before ?? null, after ?? null]);

function tell(compared: Compared, change: ChangeReport): void {
  if (++compared.count <= MOST_TOLD) compared.changes.push(change);
}

async function* changesOf(store: Pick<Store, "changes">, run: string): AsyncGenerator<ChangeReport> {
  for await (const changes of changePages(store, run)) yield* changes;
}
