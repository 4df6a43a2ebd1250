import type { ChangeReport, ObjectKey } from "../jobs/report.js";
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
type Counts = Pick<Row, "creates" | "updates" | "deletes" | "failed">;
const COLUMNS = { create: "creates", update: "updates", delete: "deletes" } as const;
const FAILED: readonly ChangeReport["status"][] = ["failure", "error"];

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
   * @returns for each change the number of the branch that it is directly below, 0 at the top; and the rows of all
   *   branches that it counts for, with what these changes add to them
   */
  take(changes: readonly PlacedChange[], first: number): { parents: number[]; rows: Row[] } {
    const added = new Map<Branch, Counts>();
    const parents = changes.map(({ position, action, status, type, uid }, index) => {
      if (!position) return 0;
      const place = first + index;
      const parent = this.#at(position.parents, place);
      for (let above = parent; above; above = above.above) {
        const counts = countsOf(added, above);
        counts[COLUMNS[action]]++;
        if (FAILED.includes(status)) counts.failed++;
      }
      if (position.branch) {
        const own = this.#child(parent, { type, uid }, place);
        own.place = place;
        countsOf(added, own);
      }
      return parent?.number ?? 0;
    });
    return { parents, rows: Array.from(added, ([branch, counts]) => this.#row(branch, counts)) };
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

  #row({ number, above, object, place }: Branch, counts: Counts): Row {
    const parent = above?.number ?? 0;
    return { run: this.#run, number, parent, place, object, ...counts };
  }
}

function countsOf(added: Map<Branch, Counts>, branch: Branch): Counts {
  const counts = added.get(branch) ?? { creates: 0, updates: 0, deletes: 0, failed: 0 };
  added.set(branch, counts);
  return counts;
}

/** Adds rows; of branches that are there already, their counts. */
export async function addBranches(db: Db, rows: readonly Row[]): Promise<void> {
  for (const some of parts(rows)) {
    await db
      .insertInto("branches")
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(["run", "number"]).doUpdateSet((is) => ({
          place: is.ref("excluded.place"),
          creates: is("branches.creates", "+", is.ref("excluded.creates")),
          updates: is("branches.updates", "+", is.ref("excluded.updates")),
          deletes: is("branches.deletes", "+", is.ref("excluded.deletes")),
          failed: is("branches.failed", "+", is.ref("excluded.failed")),
        })),
      )
      .execute();
  }
}
