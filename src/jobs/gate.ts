import { createHash } from "node:crypto";
import type { Change, Diff, DiffElement } from "../diffsync/index.js";
import { changeOf } from "../diffsync/index.js";
import { BridgeError, toBridgeError } from "../lib/errors.js";
import type { AnyAdapter } from "./job.js";
import { judge, stopUnless, type Baselines, type Counts, type GuardVerdict } from "./guards/index.js";
import { canonical, type PlannedChange } from "./plan/canonical.js";
import { selectPlanned } from "./plan/select.js";
import { approveBy, waitingOf } from "./plan/policy.js";
import type { PlanReport } from "./report.js";
import { DEFAULT_POLICY, type RunPolicy } from "./policy.js";
import type { Recorder } from "./recorder.js";
import type { Redactor } from "./redact.js";
import type { RunRequest } from "./request.js";
import { shownVariables, type Variables } from "./variables.js";

const ACTIONS = ["create", "update", "delete"] as const;

/** The changes of a plan, page after page. */
export type PlanPages = () => AsyncIterable<readonly PlannedChange[]>;

interface Given {
  policy?: RunPolicy | undefined;
  baselines?: Baselines | undefined;
  plan?: PlanPages | undefined;
  /** The job's. */
  variables: Variables;
}

/** What becomes of a diff. */
interface Decision {
  /** The part that is to be made. */
  due: Diff;
  /** What waits for a person. */
  waiting: Change[];
  verdicts: GuardVerdict[];
}

/** Stands between diff and sync: which changes are to be made in this run, and whether any may. */
export class Gate {
  readonly #request: RunRequest;
  readonly #given: Given;
  readonly #recorder: Recorder;
  readonly #redactor: Redactor;
  readonly #decisions = new WeakMap<Diff, Promise<Decision>>();
  #seen: { source: Counts; identity: string | undefined } | undefined;

  constructor(
    request: RunRequest,
    given: Given,
    { redactor, recorder }: { redactor: Redactor; recorder: Recorder },
  ) {
    this.#request = request;
    this.#given = given;
    this.#redactor = redactor;
    this.#recorder = recorder;
  }

  /** @throws BridgeError PLAN_STALE, PLAN_INCOMPLETE */
  decide(diff: Diff, source: AnyAdapter, target: AnyAdapter, signal: AbortSignal): Promise<Decision> {
    const known = this.#decisions.get(diff);
    if (known) return known;
    const decision = this.#decide(diff, source, target, signal);
    this.#decisions.set(diff, decision);
    return decision;
  }

  /**
   * The part of the diff that is to be made now; the rest of it is left as the run's plan.
   *
   * @throws BridgeError GUARD_STOPPED; all of it is the run's plan then
   */
  async admit(diff: Diff, source: AnyAdapter, target: AnyAdapter, signal: AbortSignal): Promise<Diff> {
    const { due, waiting, verdicts } = await this.decide(diff, source, target, signal);
    try {
      stopUnless(verdicts);
    } catch (error) {
      this.#recorder.recordPlanned(due.changes());
      this.#recorder.recordPlanned(waiting);
      throw error;
    }
    this.#recorder.recordPlanned(waiting);
    return due;
  }

  /** What of the run waits for a person, once the rest is done. */
  waits(plan: PlanReport | undefined): PlanReport | undefined {
    const { policy = DEFAULT_POLICY } = this.#given;
    return plan && { ...plan, approveBy: approveBy(policy.approval, new Date()) };
  }

  /** Keeps what the next run is compared with. A narrowed one tells nothing of the whole. */
  async remember(run: string, at: string): Promise<void> {
    if (!this.#seen || this.#scoped) return;
    const { source, identity } = this.#seen;
    const baseline = { run, at, source, ...(identity !== undefined && { target: identity }) };
    await this.#given.baselines?.keep(this.#key, baseline).catch((thrown: unknown) => {
      const { message } = toBridgeError(thrown, "STORE_FAILED");
      this.#recorder.logger.warning(`The next run cannot be compared with this one. ${message}`);
    });
  }

  async #decide(diff: Diff, source: AnyAdapter, target: AnyAdapter, signal: AbortSignal): Promise<Decision> {
    const loaded = { source: countsOf(source), target: countsOf(target) };
    const identity = await target.identify?.(signal);
    this.#seen = { source: loaded.source, identity };
    this.#recorder.loaded = loaded;
    const { due, waiting } = await this.#divide(diff, target);
    const { deletes, updates } = changesOf(due);
    const lost = waiting.length > 0 ? changesOf(diff).deletes : deletes;
    const { guards } = this.#given.policy ?? DEFAULT_POLICY;
    const baseline = await this.#given.baselines?.last(this.#key);
    const facts = { ...loaded, lost, deletes, updates, scoped: this.#scoped, baseline, identity };
    const verdicts = judge(facts, guards, this.#request.allow ?? []);
    this.#recorder.recordGuards(verdicts);
    return { due, waiting, verdicts };
  }

  async #divide(diff: Diff, target: AnyAdapter): Promise<Pick<Decision, "due" | "waiting">> {
    const { plan, dryRun } = this.#request;
    const { policy = DEFAULT_POLICY, plan: pages } = this.#given;
    const shown = (change: Change) => this.#redactor.json(change);
    if (plan && pages) {
      const accepted = await selectPlanned(plan, pages(), diff, {
        target,
        shown,
        logger: this.#recorder.logger,
      });
      return { due: part(diff, accepted), waiting: [] };
    }
    if (plan) throw new BridgeError("RUN_FAILED", "The plan to apply was not handed over.");
    const byPerson = ACTIONS.some((action) => policy.approval[action] === "person");
    const waiting = byPerson && !dryRun ? waitingOf(diff, policy.approval) : new Set<DiffElement>();
    if (waiting.size === 0) return { due: diff, waiting: [] };
    return {
      due: diff.filter((element) => !waiting.has(element)),
      waiting: [...diff.elements()].filter((each) => waiting.has(each)).flatMap(toChange),
    };
  }

  get #scoped(): boolean {
    return this.#request.scope !== undefined;
  }

  /** Runs with other variables may have another source, or another target. Secret ones do not count. */
  get #key(): string {
    const { job, variables } = this.#request;
    const shown = canonical(shownVariables(this.#given.variables, variables));
    return `${job} ${createHash("sha256").update(shown).digest("hex")}`;
  }
}

const part = (diff: Diff, accepted: ReadonlySet<DiffElement>): Diff =>
  diff.filter((element) => accepted.has(element));

const toChange = (element: DiffElement): Change[] =>
  element.action ? [changeOf(element, element.action)] : [];

const countsOf = ({ store }: AnyAdapter): Counts =>
  Object.fromEntries(store.types().map((type) => [type, store.count(type)]));

function changesOf(diff: Diff): { deletes: Counts; updates: Counts } {
  const counts = { create: {}, update: {}, delete: {} } as Record<string, Record<string, number>>;
  for (const { action, type } of diff.elements()) {
    const ofAction = action && counts[action];
    if (ofAction) ofAction[type] = (ofAction[type] ?? 0) + 1;
  }
  return { deletes: counts["delete"] ?? {}, updates: counts["update"] ?? {} };
}
