import type { ApiError, Shapes } from "../../lib/api.js";
import type { Part } from "../../lib/parts.js";

export type TreeNode = Shapes["TreeNode"];
const SIZE = 200;
/** The most that is read at once. */
const MOST = 1000;

/** What is directly below a branch, as far as it was read. */
interface Level {
  nodes: readonly TreeNode[];
  next: string | undefined;
}

/** One row: a node, or the rest of a level, which is read when it is looked at. */
export interface TreeRow {
  node: TreeNode | undefined;
  /** The branch that it is directly below; undefined at the top. */
  under: number | undefined;
  depth: number;
  /** Its number among what is below the same branch, and how many these are: -1 while that is not known. */
  position: number;
  size: number;
  /** Whether what is below it is shown. */
  open: boolean;
}

export type ReadLevel = (
  page: { under?: number; after?: number; limit: number },
  signal: AbortSignal,
) => Promise<Part<TreeNode>>;

/** The rows of a tree, each level of which is read page by page as it is looked at. */
export class TreeRows {
  error: ApiError | undefined;
  rows: readonly TreeRow[] = [];
  readonly #read: ReadLevel;
  readonly #changed: () => void;
  readonly #abort = new AbortController();
  readonly #levels = new Map<number | undefined, Level>();
  readonly #open = new Set<number>();
  readonly #reading = new Set<number | undefined>();
  #range: readonly [first: number, last: number] = [0, 1];

  constructor(read: ReadLevel, changed: () => void) {
    this.#read = read;
    this.#changed = changed;
  }

  /** Whether the top was read. */
  get known(): boolean {
    return this.#levels.has(undefined);
  }

  readonly item = (index: number): TreeRow | undefined => {
    const row = this.rows[index];
    return row?.node && row;
  };

  readonly look = (first: number, last: number): void => {
    this.#range = [first, last];
    for (const { node, under } of this.rows.slice(first, last)) if (!node) void this.#more(under);
  };

  /** Shows what is below a branch, or shows it no more. */
  toggle(branch: number): void {
    if (!this.#open.delete(branch)) this.#open.add(branch);
    if (!this.#levels.has(branch)) void this.#more(branch);
    this.#lay();
  }

  /** Reads again what is shown: there may be more, and other counts. */
  refresh(): void {
    for (const under of [undefined, ...this.#open]) {
      const nodes = this.#levels.get(under)?.nodes ?? [];
      if (nodes.length <= MOST) void this.#take(under, [], Math.max(nodes.length, SIZE));
    }
  }

  close(): void {
    this.#abort.abort();
  }

  async #more(under: number | undefined): Promise<void> {
    const level = this.#levels.get(under);
    if (!level || level.next !== undefined) await this.#take(under, level?.nodes ?? [], SIZE, level?.next);
  }

  async #take(
    under: number | undefined,
    before: readonly TreeNode[],
    limit: number,
    after?: string,
  ): Promise<void> {
    if (this.#reading.has(under)) return;
    this.#reading.add(under);
    const { signal } = this.#abort;
    try {
      const page = {
        limit,
        ...(under !== undefined && { under }),
        ...(after !== undefined && { after: Number(after) }),
      };
      const { items, next } = await this.#read(page, signal);
      this.#levels.set(under, { nodes: [...before, ...items], next });
      this.error = undefined;
    } catch (thrown) {
      if (!signal.aborted) this.error = thrown as ApiError;
    } finally {
      this.#reading.delete(under);
    }
    if (!signal.aborted) this.#lay();
  }

  #lay(): void {
    const rows: TreeRow[] = [];
    this.#layLevel(rows, undefined, 0);
    this.rows = rows;
    this.look(...this.#range);
    this.#changed();
  }

  #layLevel(rows: TreeRow[], under: number | undefined, depth: number): void {
    const { nodes, next } = this.#levels.get(under) ?? { nodes: [], next: "0" };
    const size = next === undefined ? nodes.length : -1;
    for (const [index, node] of nodes.entries()) {
      const branch = node.below?.branch;
      const open = branch !== undefined && this.#open.has(branch);
      rows.push({ node, under, depth, position: index + 1, size, open });
      if (open) this.#layLevel(rows, branch, depth + 1);
    }
    if (next !== undefined)
      rows.push({ node: undefined, under, depth, position: nodes.length + 1, size, open: false });
  }
}
