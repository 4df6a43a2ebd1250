/** The most changes of one kind, by type of object. */
export interface ChangeLimit {
  /** So many always pass. */
  readonly always: number;
  /** Above `always`: per cent of the objects of that type in the target. */
  readonly percent: number;
  /** Above `always`: so many at most, whatever the per cent; absent for no such limit. */
  readonly count?: number | undefined;
}

export interface GuardSettings {
  readonly deletes: ChangeLimit;
  readonly updates: ChangeLimit;
  /** Whether a source without any object of a type that the target has stops the run. */
  readonly emptySource: boolean;
  /** What the source may have lost since the last good run: per cent of a type, once it is more than `always`. */
  readonly sourceShrunk: Omit<ChangeLimit, "count">;
  /**
   * `remember`: the target must be the one of the last good run. `off`: it may be any. Else what the target's identity
   * must be, as a report shows it: the whole of it, or the part after the "#" where its address may differ.
   */
  readonly target: string;
}

export const DEFAULT_GUARDS: GuardSettings = {
  deletes: { always: 10, percent: 20 },
  updates: { always: 100, percent: 60 },
  emptySource: true,
  sourceShrunk: { always: 10, percent: 50 },
  target: "remember",
};
