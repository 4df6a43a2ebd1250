import { Diff, type DiffOptions, type Progress } from "../../src/diffsync/index.js";
import { runStep } from "./api-case.js";
import { Net } from "./build.js";
import type { Json, SyncCase } from "./case.js";
import { withFaults } from "./faults.js";
import { NaturalLog } from "./natural-log.js";
import { diffClassFor } from "./order.js";
import { describeError } from "./python-errors.js";
import { describeDiff, dictOf, state } from "./state.js";

interface Ticks {
  total: number | null;
  processed: number[];
}

/** What the engine makes of a sync case, in the vectors' words. */
export async function runSyncCase(test: SyncCase): Promise<Record<string, Json>> {
  const ops: Json[] = [];
  const source = new Net(test.source).fill();
  const target = new Net(test.target, (model) => withFaults(model, test.faults ?? [], ops)).fill();
  const diffClass = diffClassFor(test.order);
  const { precomputed, flags } = test;
  const result: Record<string, Json> = {};

  const before = precomputed
    ? { source, target }
    : { source: new Net(test.source).fill(), target: new Net(test.target).fill() };
  let given = precomputed?.empty ? new Diff() : undefined;
  if (!precomputed?.empty) {
    const options = {
      flags: precomputed ? (precomputed.flags ?? 0) : flags,
      diffClass: precomputed?.base_class ? Diff : diffClass,
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

  result.sync = await runSync(test, source, target, { ops, diffClass, given });
  result.rediff = await rediff(test, source, target, { flags, diffClass });
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
  { ops, diffClass, given }: { ops: Json[]; diffClass: typeof Diff; given: Diff | undefined },
): Promise<Json> {
  const log: Json[] = [];
  const ticks = {
    diff: { total: null, processed: [] } as Ticks,
    sync: { total: null, processed: [] } as Ticks,
  };
  const natural = naturalLog(
    target,
    given ?? (await diffOf(source, target, { flags: test.flags, diffClass })),
  );
  let exception: Json = null;
  let returnedGiven: boolean | null = null;
  try {
    const used = await target.syncFrom(source, {
      flags: test.flags,
      diffClass: test.precomputed?.empty ? undefined : diffClass,
      diff: given,
      unchanged: true,
      onProgress: counter(ticks),
      onLog: (entry) => {
        const { level, event, action, type, uid, status } = natural.translate(entry);
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

/** The diff a sync will apply, as far as there is one. */
async function diffOf(source: Net, target: Net, options: DiffOptions): Promise<Diff> {
  return target.diffFrom(source, options).catch(() => new Diff());
}

function naturalLog(target: Net, diff: Diff): NaturalLog {
  const flags = new Map<string, number>();
  const parents = new Set<string>();
  const nameOf = (type: string, uid: string): string => `${type} ${uid}`;
  for (const type of target.getAllModelNames()) {
    for (const model of target.getAll(type)) flags.set(nameOf(type, model.getUniqueId()), model.modelFlags);
  }
  for (const element of diff.elements()) {
    if ([...element.getChildren()].length > 0) parents.add(nameOf(element.type, element.uid));
  }
  return new NaturalLog(
    (type, uid) => flags.get(nameOf(type, uid)) ?? 0,
    (type, uid) => parents.has(nameOf(type, uid)),
  );
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
