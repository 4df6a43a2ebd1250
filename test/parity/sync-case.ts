import { Diff, type DiffClass, type DiffOptions, type Progress } from "../../src/diffsync/index.js";
import { runStep } from "./api-case.js";
import { Net } from "./build.js";
import type { Json, SyncCase } from "./case.js";
import { withFaults } from "./faults.js";
import { diffClassFor } from "./order.js";
import { describeError } from "./python-errors.js";
import { describeDiff, dictOf, state } from "./state.js";

interface Ticks {
  total: number | null;
  processed: number[];
}

interface Setting {
  ops: Json[];
  diffClass: DiffClass;
  given: Diff | undefined;
  compatible: boolean;
}

/** What the engine makes of a sync case, in the vectors' words. */
export async function runSyncCase(test: SyncCase, compatible: boolean): Promise<Record<string, Json>> {
  const ops: Json[] = [];
  const source = Net.of(test.source, compatible).fill();
  const target = Net.of(test.target, compatible, (model) => withFaults(model, test.faults ?? [], ops)).fill();
  const diffClass = diffClassFor(test.order);
  const { precomputed, flags } = test;
  const result: Record<string, Json> = {};

  const before = precomputed
    ? { source, target }
    : { source: Net.of(test.source, compatible).fill(), target: Net.of(test.target, compatible).fill() };
  let given = precomputed?.empty ? new Diff() : undefined;
  if (!precomputed?.empty) {
    const options = {
      flags: precomputed ? (precomputed.flags ?? 0) : flags,
      diffClass: precomputed?.base_class ? Diff : diffClass,
      compatible,
    };
    const { diff, report } = await computeDiff(
      before.source,
      before.target,
      options,
      exceptionIn(test.expect.diff),
    );
    result.diff = report;
    if (precomputed) given = diff;
  }
  for (const step of precomputed?.then ?? []) await runStep(step.side === "source" ? source : target, step);

  result.sync = await runSync(test, source, target, { ops, diffClass, given, compatible });
  result.rediff = await rediff(test, source, target, { flags, diffClass, compatible });
  return result;
}

async function computeDiff(
  source: Net,
  target: Net,
  options: DiffOptions,
  expected: Json | undefined,
): Promise<{ diff?: Diff; report: Json }> {
  const skipped: Json[] = [];
  const ticks: Ticks = { total: null, processed: [] };
  try {
    const diff = await target.diffFrom(source, {
      ...options,
      unchanged: true,
      onSkip: ({ type, uid, reason }) => skipped.push([type, uid, reason]),
      onProgress: counter({ diff: ticks }),
    });
    return { diff, report: { ...describeDiff(diff), skipped, callbacks: { ...ticks } } };
  } catch (error) {
    return { report: { exception: describeError(error, expected), skipped } };
  }
}

async function runSync(
  test: SyncCase,
  source: Net,
  target: Net,
  { ops, diffClass, given, compatible }: Setting,
): Promise<Json> {
  const log: Json[] = [];
  const ticks = {
    diff: { total: null, processed: [] } as Ticks,
    sync: { total: null, processed: [] } as Ticks,
  };
  let exception: Json = null;
  let returnedGiven: boolean | null = null;
  try {
    const used = await target.syncFrom(source, {
      flags: test.flags,
      diffClass: test.precomputed?.empty ? undefined : diffClass,
      diff: given,
      compatible,
      unchanged: true,
      onProgress: counter(ticks),
      onLog: ({ level, event, action, type, uid, status }) => {
        log.push([level, event, action, type, uid, status]);
      },
    });
    returnedGiven = used === given;
  } catch (error) {
    exception = describeError(error, exceptionIn(test.expect.sync));
  }
  return {
    exception,
    ops,
    log,
    callbacks: { ...ticks.sync },
    diff_recomputed: ticks.diff.processed.length > 0,
    ...(test.precomputed && { returned_given_diff: returnedGiven }),
    sync_complete: target.completed.map((call) => ({ ...call })),
    target: state(target, true),
    target_dict: dictOf(target),
  };
}

async function rediff(test: SyncCase, source: Net, target: Net, options: DiffOptions): Promise<Json> {
  try {
    const diff = await target.diffFrom(source, { ...options, unchanged: true });
    return { summary: { ...diff.summary() }, has_diffs: diff.hasDiffs() };
  } catch (error) {
    return { exception: describeError(error, exceptionIn(test.expect.rediff)) };
  }
}

const exceptionIn = (expected: Json | undefined): Json | undefined =>
  (expected as { exception?: Json } | undefined)?.exception;

function counter(ticks: Partial<Record<Progress["stage"], Ticks>>) {
  return ({ stage, done, total }: Progress): void => {
    const counted = ticks[stage];
    if (!counted) return;
    counted.total = total;
    counted.processed.push(done);
  };
}
