import type { Logger } from "../lib/logger.js";
import {
  DiffSyncFlags,
  type Adapter,
  type AnyModelClass,
  Diff,
  type DiffClass,
  type DiffOptions,
  type SyncOptions,
} from "../diffsync/index.js";
import type { Client } from "../nautobot/index.js";
import {
  NautobotAdapter,
  type NautobotAdapterOptions,
  type SafeDelete,
  type SnapshotStore,
} from "../ssot/index.js";
import type { ObjectLink } from "./report.js";
import type { RunScope } from "./request.js";
import type { ObjectTemplate } from "./object-name.js";
import type { NoVariables, Variables, VariablesOf } from "./variables.js";

export type Awaitable<T> = T | Promise<T>;
/** An adapter of either side, whatever its client. */
export type AnyAdapter = Adapter<unknown>;

interface CommonMeta {
  /** Shown to people; its kebab-case form is the job's slug. */
  readonly name: string;
  readonly description?: string;
  readonly variables?: Variables;
  /** It writes nothing anywhere, dry run or not. Nautobot shows that. */
  readonly readOnly?: boolean;
  /**
   * Which object of the diff an object in Nautobot is, by content type: a job hook or a job button then compares and
   * writes that one only. `{ "dcim.device": { type: "device", uid: "{location.name}__{name}" } }`
   */
  readonly objects?: Readonly<Record<string, ObjectTemplate>>;
  /** Seconds after which Nautobot stops waiting for a run started there; 24 hours unless given. */
  readonly timeLimit?: number;
  /**
   * What a run writes to, told by its parsed variables: runs with different targets go on side by side, where otherwise
   * one run of the job goes on at a time. It is shown and kept, so never a secret.
   */
  readonly target?: (variables: Readonly<Record<string, unknown>>) => string;
}
export interface DataSourceMeta extends CommonMeta {
  /** The system the data comes from; it goes to Nautobot. */
  readonly dataSource: string;
}
export interface DataTargetMeta extends CommonMeta {
  /** The system the data goes to; it comes from Nautobot. */
  readonly dataTarget: string;
}

/** One row of a job's "what becomes what" table. */
export interface DataMapping {
  sourceName: string;
  sourceUrl?: string;
  targetName: string;
  targetUrl?: string;
}

/** Another Nautobot than the configured one. */
export interface RemoteNautobot {
  url: string;
  token: string;
}

/** What `syncData` walks: each of the job's hooks as the step it is, timed, logged and cancellable. */
export interface SyncSteps {
  /** Both load hooks and the loading itself, in parallel unless the run says otherwise. Both are complete, or it throws. */
  load(): Promise<{ source: AnyAdapter; target: AnyAdapter }>;
  calculateDiff(source: AnyAdapter, target: AnyAdapter): Promise<Diff>;
  /** @throws on a dry run, whatever a job's own `syncData` does. */
  executeSync(source: AnyAdapter, target: AnyAdapter, diff: Diff): Promise<void>;
}

/**
 * Finds the object that a change is about, for a link beside it. Called for each change when it was made or planned;
 * without it, objects are found where the adapters' `link` says, which a Nautobot's has by itself. Its address begins
 * with http:// or https://.
 */
export type LookupObject = (type: string, uid: string) => ObjectLink | undefined;

/** What a run has come to have. */
export interface RunState {
  source?: AnyAdapter;
  target?: AnyAdapter;
  diff?: Diff;
}

/** What a run gives to its job. Plugins pass it on to `super`, if they have a constructor at all. */
export interface JobContext {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly dryRun: boolean;
  readonly logger: Logger;
  readonly nautobot: Client;
  readonly signal: AbortSignal;
  readonly snapshots?: SnapshotStore;
  readonly scope?: RunScope;
  readonly safeDelete?: SafeDelete;
  readonly diffOptions: DiffOptions;
  readonly syncOptions: SyncOptions;
  /** With LOG_UNCHANGED_RECORDS. */
  readonly unchangedOptions: SyncOptions;
  readonly state: RunState;
  connectNautobot(remote: RemoteNautobot): Client;
  stepsOf(job: Job): SyncSteps;
  walk(steps: SyncSteps): Promise<void>;
}

/** One way of bringing two systems together. Write a {@link DataSource} or a {@link DataTarget}. */
export abstract class Job<V extends Variables = NoVariables> {
  /** Parsed by `meta.variables`. */
  readonly variables: VariablesOf<V>;
  readonly dryRun: boolean;
  /** All that this run may compare and write; undefined when that is everything. An adapter may load less for it. */
  readonly scope: RunScope | undefined;
  /** Each entry ends up in the run's log under the step that said it. */
  readonly logger: Logger;
  /** The Nautobot this bridge is configured for. */
  readonly nautobot: Client;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /**
   * `DiffSyncFlags` of both the diff and the sync. With LOG_UNCHANGED_RECORDS a sync's log, and its Data Sync record in
   * Nautobot, have an entry for each object that needed no change.
   */
  readonly flags: number = DiffSyncFlags.CONTINUE_ON_FAILURE;
  /** Orders what is to be done: `Diff.ordered({ … })`. */
  readonly diffClass: DiffClass = Diff;
  /** The hooks below as timed steps. */
  readonly steps: SyncSteps;
  readonly #context: JobContext;

  constructor(context: JobContext) {
    this.#context = context;
    this.steps = context.stepsOf(this);
    this.variables = context.variables as VariablesOf<V>;
    this.dryRun = context.dryRun;
    this.scope = context.scope;
    this.logger = context.logger;
    this.nautobot = context.nautobot;
    this.signal = context.signal;
  }

  /** What the data maps to, for the job's page. */
  static dataMappings(): readonly DataMapping[] {
    return [];
  }

  /** Settings worth showing on the job's page; shown as they are, so never a secret. */
  static configInformation(): Readonly<Record<string, string | number | boolean>> {
    return {};
  }

  /** Returns the adapter *unloaded*: the run loads it, timed and cancellable. */
  abstract loadSourceAdapter(): Awaitable<AnyAdapter>;

  /** Returns the adapter *unloaded*: the run loads it, timed and cancellable. */
  abstract loadTargetAdapter(): Awaitable<AnyAdapter>;

  /** The whole run. Override to act before or after `super.syncData()`, or to walk `this.steps` differently. */
  syncData(): Promise<void> {
    return this.#context.walk(this.steps);
  }

  /** The loaded source, from the diff on. */
  get sourceAdapter(): AnyAdapter {
    return known("sourceAdapter", this.#context.state.source);
  }

  /** The loaded target, from the diff on. */
  get targetAdapter(): AnyAdapter {
    return known("targetAdapter", this.#context.state.target);
  }

  /** What is to be done, from the sync on. */
  get diff(): Diff {
    return known("diff", this.#context.state.diff);
  }

  calculateDiff(source = this.sourceAdapter, target = this.targetAdapter): Awaitable<Diff> {
    return target.diffFrom(source, {
      ...this.#context.diffOptions,
      flags: this.flags,
      diffClass: this.diffClass,
    });
  }

  /** Applies exactly `diff`. An override that does not call `super` reports no changes. */
  async executeSync(
    source = this.sourceAdapter,
    target = this.targetAdapter,
    diff = this.diff,
  ): Promise<void> {
    const { syncOptions, unchangedOptions } = this.#context;
    const unchanged = this.flags & DiffSyncFlags.LOG_UNCHANGED_RECORDS ? unchangedOptions : {};
    await target.syncFrom(source, { ...syncOptions, ...unchanged, diff, flags: this.flags });
  }

  /** Write it as `override readonly lookupObject = this.lookup((type, uid) => …)`, which needs no annotation. */
  readonly lookupObject?: LookupObject;

  protected lookup(find: LookupObject): LookupObject {
    return find;
  }

  /**
   * A Nautobot as a source or target of models made by `nautobotModel`, unloaded. It loads what has changed only,
   * where the configuration asks for that.
   *
   * @param client - what `connectNautobot` returned; the configured Nautobot's unless given
   */
  nautobotAdapter(
    models: readonly AnyModelClass[],
    options?: NautobotAdapterOptions,
    client: Client = this.nautobot,
  ): NautobotAdapter {
    const { snapshots, safeDelete } = this.#context;
    const warn = (message: string): void => this.logger.warning(message);
    const info = (message: string): void => this.logger.info(message);
    const given = { ...(snapshots && { snapshots }), ...(safeDelete && { safeDelete }), info, warn };
    return new NautobotAdapter(client, models, { ...given, ...options });
  }

  /** A client of another Nautobot that shares this run's signal, log and request counters. */
  connectNautobot(remote: RemoteNautobot): Client {
    return this.#context.connectNautobot(remote);
  }
}

function known<T>(name: string, value: T | undefined): T {
  if (value !== undefined) return value;
  throw new Error(`this.${name} is not there yet: the run has not come so far`);
}

/** Brings data from a remote system into Nautobot. */
export abstract class DataSource<V extends Variables = NoVariables> extends Job<V> {
  static readonly kind = "source";
  static readonly meta: DataSourceMeta;
}

/** Brings data from Nautobot to a remote system. */
export abstract class DataTarget<V extends Variables = NoVariables> extends Job<V> {
  static readonly kind = "target";
  static readonly meta: DataTargetMeta;
}

/** A job class as the host handles it: known by its shape, never by `instanceof`. */
export type JobClass = (new (context: JobContext) => Job) & {
  dataMappings(): readonly DataMapping[];
  configInformation(): Readonly<Record<string, string | number | boolean>>;
} & (
    | { readonly kind: "source"; readonly meta: DataSourceMeta }
    | { readonly kind: "target"; readonly meta: DataTargetMeta }
  );

/** What data comes from and goes to, as people know the two systems. */
export function systemsOf(jobClass: JobClass): { source: string; target: string } {
  return jobClass.kind === "source"
    ? { source: jobClass.meta.dataSource, target: "Nautobot" }
    : { source: "Nautobot", target: jobClass.meta.dataTarget };
}
