import type { ObjectKey } from "../jobs/report.js";
import { parts } from "./parts.js";
import type { PlacedChange } from "./port.js";
import type { Db, Tables } from "./tables.js";

interface Branch {
  readonly number: number;
  readonly above: Branch | undefined;
  readonly object: string;
  place: number;
}

type Row = Tables["branches"];
type Count = Tables["branch_kinds"];
/** By kind. */
type Counts = Map<number, number>;

/** The branches of one run, numbered as they are met. */
export class Branches {
  readonly #run: number;
  readonly #byPath = new Map<string, Branch>();
  /** Siblings share their list of parents. */
  readonly #byParents = new WeakMap<readonly ObjectKey[], Branch>();

  constructor(run: number) {
    this.#run = run;
  }

  /**
   * @param first the number of the first change
   * @param kinds the kind of each
   * @returns for each change the number of the branch that it is directly below, 0 at the top; the rows of all branches
   *   that it counts for or has below itself; and what these changes add to their counts
   */
  take(
    changes: readonly PlacedChange[],
    first: number,
    kinds: readonly number[],
  ): { parents: number[]; rows: Row[]; counts: Count[] } {
    const added = new Map<Branch, Counts>();
    const parents = changes.map(({ position, type, uid }, index) => {
      if (!position) return 0;
      const place = first + index;
      const kind = kinds[index] ?? 0;
      const parent = this.#at(position.parents, place);
      for (let above = parent; above; above = above.above) {
        const counts = countsOf(added, above);
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
      }
      if (position.branch) {
        const own = this.#child(parent, { type, uid }, place);
        own.place = place;
        countsOf(added, own);
      }
      return parent?.number ?? 0;
    });
    const met = [...added];
    return {
      parents,
      rows: met.map(([branch]) => this.#row(branch)),
      counts: met.flatMap(([branch, counts]) => this.#counts(branch, counts)),
    };
  }

  #at(parents: readonly ObjectKey[], place: number): Branch | undefined {
    const known = this.#byParents.get(parents);
    if (known) return known;
    let branch: Branch | undefined;
    for (const object of parents) branch = this.#child(branch, object, place);
    if (branch) this.#byParents.set(parents, branch);
    return branch;
  }

  #child(above: Branch | undefined, { type, uid }: ObjectKey, place: number): Branch {
    const object = JSON.stringify([type, uid]);
    const path = `${above?.number ?? 0} ${object}`;
    let branch = this.#byPath.get(path);
    if (!branch) {
      branch = { number: this.#byPath.size + 1, above, object, place };
      this.#byPath.set(path, branch);
    }
    return branch;
  }

  #row({ number, above, object, place }: Branch): Row {
    return { run: this.#run, number, parent: above?.number ?? 0, place, object };
  }

  #counts({ number }: Branch, counts: Counts): Count[] {
    return Array.from(counts, ([kind, count]) => ({ run: this.#run, branch: number, kind, count }));
  }
}

function countsOf(added: Map<Branch, Counts>, branch: Branch): Counts {
  const counts = added.get(branch) ?? new Map<number, number>();
  added.set(branch, counts);
  return counts;
}

/** Adds branches, or their new place, and counts to what is counted already. */
export async function addBranches(db: Db, rows: readonly Row[], counts: readonly Count[]): Promise<void> {
  for (const some of parts(rows)) {
    await db
      .insertInto("branches")
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(["run", "number"]).doUpdateSet((is) => ({ place: is.ref("excluded.place") })),
      )
      .execute();
  }
  for (const some of parts(counts)) {
    await db
      .insertInto("branch_kinds")
      .values(some)
      .onConflict((conflict) =>
        conflict
          .columns(["run", "branch", "kind"])
          .doUpdateSet((is) => ({ count: is("branch_kinds.count", "+", is.ref("excluded.count")) })),
      )
      .execute();
  }
}
