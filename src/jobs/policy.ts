import type { SafeDelete } from "../ssot/index.js";
import { DEFAULT_GUARDS, type GuardSettings } from "./guards/index.js";
import { NO_APPROVAL, type ApprovalPolicy } from "./plan/policy.js";

/** What may stop a run, and what of it has to be approved. */
export interface RunPolicy {
  readonly guards: GuardSettings;
  readonly approval: ApprovalPolicy;
  /** Of Nautobot's models that do not say so themselves: how objects are marked before they are deleted. */
  readonly safeDelete?: SafeDelete | undefined;
}

export const DEFAULT_POLICY: RunPolicy = { guards: DEFAULT_GUARDS, approval: NO_APPROVAL };

/** Some of the settings of guards, as a configuration gives them. */
export type GivenGuards = {
  readonly [Name in keyof GuardSettings]?:
    | (GuardSettings[Name] extends object
        ? { readonly [Key in keyof GuardSettings[Name]]?: GuardSettings[Name][Key] | undefined }
        : GuardSettings[Name])
    | undefined;
};

/** What is given for the job, then what is given for all, then the defaults. */
export function guardsOf(all: GivenGuards = {}, job: GivenGuards = {}): GuardSettings {
  const defaults = DEFAULT_GUARDS;
  return {
    deletes: given(defaults.deletes, all.deletes, job.deletes),
    updates: given(defaults.updates, all.updates, job.updates),
    emptySource: job.emptySource ?? all.emptySource ?? defaults.emptySource,
    sourceShrunk: given(defaults.sourceShrunk, all.sourceShrunk, job.sourceShrunk),
    target: job.target ?? all.target ?? defaults.target,
  };
}

type Some<T> = { readonly [Key in keyof T]?: T[Key] | undefined } | undefined;

function given<T extends object>(defaults: T, ...settings: Some<T>[]): T {
  const said = settings.flatMap((some) =>
    Object.entries(some ?? {}).filter(([, value]) => value !== undefined),
  );
  return { ...defaults, ...(Object.fromEntries(said) as Partial<T>) };
}
