import type { ChangeReport, Trigger } from "./report.js";

/** An object by the type and unique id that a diff has for it. */
export interface ObjectName {
  type: string;
  uid: string;
}

/** What a run may compare and write, and nothing else: all objects of the types, and the named objects with all below them. */
export interface RunScope {
  types?: string[];
  objects?: ObjectName[];
}

/** Part of a plan's changes: those that fit everything that is given here. */
export interface Selection {
  types?: string[];
  actions?: ChangeReport["action"][];
  objects?: ObjectName[];
}

/** The plan that an earlier run left behind, or the part of it that is to be applied. */
export interface PlanReference {
  /** The run that made it. */
  run: string;
  checksum: string;
  selection?: Selection;
  /** Leave what no longer holds instead of refusing the whole. */
  partial?: boolean;
}

/** What a trigger asks for. The payload of a trigger is never the data of a run. */
export interface RunRequest {
  /** The job's id, `<plugin>.<slug>`, or its slug where that is unambiguous. */
  job: string;
  /** As given: text from a command line, any JSON from the API. Parsed by the job's own schema. */
  variables: Record<string, unknown>;
  /** True unless the request says otherwise: nothing is written. */
  dryRun: boolean;
  /** Measure memory per step; the loads then run one after the other. */
  memory: boolean;
  /** Load everything, whatever is known from earlier runs. */
  full?: boolean;
  trigger: Trigger;
  /** Everything when absent. */
  scope?: RunScope;
  /** Why, in a person's words. */
  reason?: string;
  /** Who: the name of a token, schedule or webhook rule, or a user of Nautobot. */
  requestedBy?: string;
  /** A second request with the same key gets the run of the first, whatever became of it. */
  idempotencyKey?: string;
  /** Guard rules that let this run through. */
  allow?: readonly string[];
  /** Apply this plan instead of what differs now. */
  plan?: PlanReference;
  /** The job result in Nautobot whose Job asks for this run, and will tell of it there. */
  jobResult?: string;
  /** ISO 8601: stays `requested` until then. Requests that differ in their scope only become one meanwhile. */
  notBefore?: string;
  /** ISO 8601: begins then at the latest, however many requests join it and move `notBefore` on. */
  notAfter?: string;
}
