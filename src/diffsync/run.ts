import type { Adapter } from "./adapter.js";
import { Breath } from "./breath.js";
import { changeOf, type Diff } from "./diff.js";
import type { DiffElement } from "./element.js";
import {
  ModelInvalid,
  ObjectCrudError,
  ObjectNotCreated,
  ObjectNotDeleted,
  ObjectNotUpdated,
  UnknownName,
} from "./errors.js";
import { DiffSyncFlags, type Status } from "./flags.js";
import { KEY, PARENT, SCHEMA } from "./internals.js";
import { createTwin, type Model } from "./model.js";
import type { Outcome, SyncLog, SyncOptions } from "./options.js";
import { pyRepr } from "./pytext.js";
import type { AnyModelClass, Awaitable, Done } from "./types.js";

const LEVELS: Record<Status, SyncLog["level"]> = {
  success: "info",
  failure: "warning",
  error: "error",
  unknown: "error",
};

/** One element, the class that handles it in the target, and the target's object as it is now. */
export interface Step {
  element: DiffElement;
  model: AnyModelClass;
  object: Model | undefined;
  parent: Model | undefined;
  /** The step whose name it goes by in the log, when that is another one's. */
  calledLike?: Step | undefined;
}

/** What every order of a sync shares: one change carried out, recorded and reported. */
export class SyncRun {
  readonly target: Adapter<unknown>;
  readonly diff: Diff;
  readonly options: SyncOptions;
  /** Whether any change was tried. */
  changed = false;
  /** The step that was begun last. */
  latest: Step | undefined;
  readonly #flags: number;
  readonly #breath: Breath;
  readonly #total: number;
  readonly #settled: Set<DiffElement> | undefined;
  /** Changes that were made but are not whole yet, with the objects they ended with. */
  readonly #pending: [Step, Model][] = [];
  #type = "";
  #model: AnyModelClass | undefined;
  #done = 0;

  constructor(target: Adapter<unknown>, diff: Diff, options: SyncOptions) {
    this.target = target;
    this.diff = diff;
    this.options = options;
    this.#flags = options.flags ?? DiffSyncFlags.NONE;
    this.#breath = new Breath(options.signal);
    this.#total = options.onProgress ? diff.listed : 0;
    this.#settled = options.onOutcome && new Set();
  }

  breathe(): Promise<void> | undefined {
    return this.#breath.due() ? this.#breath.pause() : undefined;
  }

  /** @throws UnknownName when the target has no such model, MissingIdentifier */
  step(element: DiffElement, parent: Model | undefined): Step {
    const { type, source, target } = element;
    const model = this.#modelOf(type);
    const known = (source ?? target) as Model;
    const schema = model.prototype[SCHEMA];
    const key = known[SCHEMA] === schema ? known[KEY] : schema.key(element.keys);
    const object = this.target.store.bucket(type).get(key);
    object?.setStatus("unknown");
    return (this.latest = { element, model, object, parent });
  }

  /** Siblings follow each other: it is nearly always the last one. */
  #modelOf(type: string): AnyModelClass {
    if (this.#model && this.#type === type) return this.#model;
    const model = this.target.tree.models.get(type);
    if (!model) throw new UnknownName(`${this.target.type} has no model "${type}"`);
    this.#type = type;
    return (this.#model = model);
  }

  /** Carries out one change. @returns the object it ended with, if it did not fail */
  apply(step: Step): Awaitable<Model | undefined> {
    if (!step.element.action) {
      if (this.#flags & DiffSyncFlags.LOG_UNCHANGED_RECORDS) {
        this.log("debug", "No changes to apply; no action needed", step, "success");
      }
      return step.object;
    }
    let done: Done;
    try {
      this.begin(step);
      done = this.#call(step);
    } catch (error) {
      return this.reject(step, error);
    }
    if (!(done instanceof Promise)) return this.accept(step, done);
    return done.then(
      (result) => this.accept(step, result),
      (error: unknown) => this.reject(step, error),
    );
  }

  /** Announces a change. @throws ObjectCrudError when the target's objects already rule it out */
  begin(step: Step): void {
    const { element, object } = step;
    const { action, type } = element;
    this.changed = true;
    if (this.options.onLog) this.log("debug", `Attempting model ${action ?? ""}`, step, null);
    if (action === "create") {
      if (object)
        throw new ObjectNotCreated(`Failed to create ${type} ${pyRepr(element.keys)} - it already exists!`);
    } else if (!object) {
      const NotDone = action === "update" ? ObjectNotUpdated : ObjectNotDeleted;
      throw new NotDone(`Failed to ${action ?? ""} ${type} ${pyRepr(element.keys)} - not found!`);
    }
  }

  #call({ element, model, object, parent }: Step): Done {
    if (!object) return this.#create(element, model);
    if (element.action === "delete") return object.delete();
    return element.moved ? object.move(parent, element.after ?? {}) : object.update(element.after ?? {});
  }

  #create(element: DiffElement, model: AnyModelClass): Done {
    const { source, sourceValues } = element;
    const alike = source?.[SCHEMA] === model.prototype[SCHEMA] && sourceValues !== undefined;
    const twin = alike ? createTwin(model, this.target, sourceValues, source[KEY]) : undefined;
    return twin ?? model.create(this.target, element.keys, element.after ?? {});
  }

  /** Takes the answer of a create, update or delete. */
  accept(step: Step, result: Model | null | undefined): Awaitable<Model | undefined> {
    if (!result) {
      const { type, action } = (step.calledLike ?? step).element;
      const message = `${type} ${action ?? ""} did not return the model object.`;
      this.log("warning", message, step, "failure");
      return this.settle(step.element, "failure", message)?.then(() => undefined);
    }
    const { status, message } = result.getStatus();
    this.log(LEVELS[status], message, step, status);
    const failed = status === "failure" || status === "error";
    if (!failed && step.element.action !== "delete" && this.target.isPending?.(result)) {
      this.#pending.push([step, result]);
      return result;
    }
    return (
      this.settle(step.element, failed ? status : "success", failed ? message : "")?.then(() => result) ??
      result
    );
  }

  /** Takes the failure of a create, update or delete. @throws it again unless the sync goes on */
  async reject(step: Step, error: unknown): Promise<Model | undefined> {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof ObjectCrudError) this.log("error", message, step, "error");
    const own =
      error instanceof ObjectCrudError || (error instanceof ModelInvalid && !this.options.compatible);
    await this.settle(step.element, "error", message);
    if (own && this.#flags & DiffSyncFlags.CONTINUE_ON_FAILURE) return undefined;
    throw error;
  }

  /** Has the target make whole what is pending. @throws the first failure unless the sync goes on */
  async finishPending(): Promise<void> {
    const pending = this.#pending.splice(0);
    if (pending.length === 0) return;
    const refused = await this.#finished(pending);
    let failure: unknown;
    for (const [step, object] of pending) {
      const message = refused.get(object);
      if (message === undefined) await this.settle(step.element, "success", "");
      else
        await this.reject(step, new ObjectNotUpdated(message)).catch((error: unknown) => (failure ??= error));
    }
    if (failure !== undefined) throw failure as Error;
  }

  async #finished(pending: readonly [Step, Model][]): Promise<ReadonlyMap<Model, string>> {
    try {
      return (await this.target.finishPending?.(this.options.signal)) ?? new Map<Model, string>();
    } catch (error) {
      for (const [{ element }] of pending) await this.settle(element, "error", partly(error));
      throw error;
    }
  }

  /** Brings the target's objects in line with a change that was made. @throws ObjectStoreError */
  record({ element, parent }: Step, result: Model, takesChildren: boolean): void {
    if (element.action === "create") {
      shareKey(element.source, result);
      parent?.addChild(result);
      this.target.add(result);
    } else if (element.action === "delete") {
      parent?.removeChild(result);
      this.target.remove(result, { children: takesChildren });
    } else if (element.moved) {
      result[PARENT]?.removeChild(result);
      parent?.addChild(result);
    }
  }

  tick(): void {
    this.#done++;
    this.options.onProgress?.({ stage: "sync", done: this.#done, total: this.#total });
  }

  log(level: SyncLog["level"], event: string, step: Step, status: Status | null): void {
    const { onLog } = this.options;
    if (!onLog) return;
    const { element, model } = step.calledLike ?? step;
    const uid = model.createUniqueId(element.keys);
    onLog({ level, event, action: element.action, type: element.type, uid, status });
  }

  /** Reports what became of a change, once; a promise only when somebody listens. */
  settle(element: DiffElement, status: Outcome["status"], message: string): Promise<void> | undefined {
    const { onOutcome } = this.options;
    if (!onOutcome || !element.action || this.#settled?.has(element)) return undefined;
    this.#settled?.add(element);
    return Promise.resolve(onOutcome({ ...changeOf(element, element.action), status, message }));
  }

  /** Everything below an element that ended without an object is left alone. */
  async leave(step: Step): Promise<void> {
    this.log("warning", "No object resulted from sync, will not process child objects.", step, null);
    if (!this.options.onOutcome) return;
    const { element } = step;
    const verb = element.action
      ? `its ${element.type} ${element.uid} failed to ${element.action}`
      : "its parent is gone";
    await this.settleBelow(element, "skipped", `not tried: ${verb}`);
  }

  async settleBelow(element: DiffElement, status: Outcome["status"], message: string): Promise<void> {
    if (!this.options.onOutcome) return;
    for (const below of element.childDiff?.elements() ?? []) await this.settle(below, status, message);
  }

  /** Reports what a sync that ended early did not get to. */
  async abandon(cause: unknown): Promise<void> {
    if (!this.options.onOutcome) return;
    for (const [{ element }] of this.#pending) await this.settle(element, "error", partly(cause));
    const reason = cause instanceof Error ? cause.message : String(cause);
    for (const element of this.diff.elements()) {
      await this.settle(element, "skipped", `not tried: the sync ended early: ${reason}`);
    }
  }
}

const partly = (cause: unknown): string =>
  `made in part only: the sync ended early: ${cause instanceof Error ? cause.message : String(cause)}`;

/** One string for both sides of a key halves what keys take, and spares hashing it again. */
function shareKey(source: Model | undefined, created: Model): void {
  if (source?.[KEY] === created[KEY]) created[KEY] = source[KEY];
}
