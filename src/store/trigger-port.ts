import type { Page, PageQuery } from "./port.js";

/** What became of a webhook. `refused`: it is not known who sent it, or it makes no sense. */
export const VERDICTS = ["accepted", "ignored", "duplicate", "refused"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A webhook that came in. Nothing of its payload is kept but what a person needs to find it again. */
export interface DeliveryRecord {
  /** ISO 8601, UTC, as are all times here. */
  at: string;
  /** `nautobot`, or the name of another system. */
  source: string;
  verdict: Verdict;
  /** Why no run was asked for. */
  reason?: string;
  model?: string;
  event?: string;
  object?: string;
  user?: string;
  /** The rules that asked for runs. */
  rules: string[];
  /** The runs that were asked for, by id; many webhooks may have the same. */
  runs: string[];
  /** How often it came: what is refused for one reason within a minute is counted. */
  times: number;
}

export interface NewDelivery extends DeliveryRecord {
  /** By which the same webhook is known again, when it is to be. */
  key?: string;
}

export interface DeliveryQuery extends PageQuery {
  source?: string | undefined;
  verdict?: Verdict | undefined;
}

/** What is kept of a schedule. */
export interface ScheduleState {
  name: string;
  /** What `next` was reckoned by. */
  pattern: string;
  /** When it is to fire. */
  next: string;
  pausedAt?: string;
  pausedBy?: string;
  /** The planned time that was dealt with last, and when that was. */
  lastPlanned?: string;
  lastAt?: string;
  lastRun?: string;
  /** Why there was no run then. */
  lastSkipped?: string;
}

/** Fields to be changed; null takes one away. */
export type SchedulePatch = {
  [Field in keyof Omit<ScheduleState, "name">]?: ScheduleState[Field] | null;
};

/** What triggers must remember: over a restart, and among machines that share the store. Throws STORE_FAILED. */
export interface TriggerStore {
  schedules(): Promise<ScheduleState[]>;
  /** Changes these fields and no others, so that two machines do not undo each other's. */
  noteSchedule(name: string, patch: SchedulePatch): Promise<void>;
  /** Those of the keys that belong to deliveries kept before. */
  seen(keys: readonly string[]): Promise<Set<string>>;
  /** All of them or none. */
  keepDeliveries(deliveries: readonly NewDelivery[]): Promise<void>;
  /** Newest first. */
  deliveries(query: DeliveryQuery): Promise<Page<DeliveryRecord>>;
  /** Forgets keys from before `keysBefore`, and all but the newest deliveries. */
  pruneDeliveries(keysBefore: string): Promise<void>;
}
