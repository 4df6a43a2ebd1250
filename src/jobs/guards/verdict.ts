/** Every rule that may stop a run before its first write, in the order they are told. */
export const GUARD_RULES = [
  "incomplete-load",
  "empty-source",
  "source-shrunk",
  "target",
  "deletes",
  "updates",
] as const;
export type GuardRule = (typeof GUARD_RULES)[number];

/** Those that a request may let through once; what an incomplete load lacks would be deleted, so that one is not. */
export const ALLOWABLE = GUARD_RULES.filter((rule) => rule !== "incomplete-load");

/** What one rule says of a run, or of one type of objects in it. */
export interface GuardVerdict {
  rule: GuardRule;
  /** `allowed`: it would have stopped the run, had the request not let it through. */
  status: "passed" | "stopped" | "allowed";
  /** The type of objects it is about, where it is about one. */
  type?: string;
  /** What was found, with its figures. */
  message: string;
  /** The same for machines: counts, and what they may be at most. */
  figures: Record<string, number | string>;
}

/** How many objects of each type there are. */
export type Counts = Readonly<Record<string, number>>;

/** What was true of the last good run of a job: what the next one is compared with. */
export interface Baseline {
  run: string;
  /** When that run started; ISO 8601, UTC. */
  at: string;
  /** Objects that its source brought. */
  source: Counts;
  /** Which system it wrote to; absent where that cannot be told. */
  target?: string;
}

/** Where baselines are kept between runs, by job and by what was asked of it. */
export interface Baselines {
  last(key: string): Promise<Baseline | undefined>;
  keep(key: string, baseline: Baseline): Promise<void>;
}
