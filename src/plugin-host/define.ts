import type { JobClass } from "../jobs/job.js";
import type { NoVariables, Variables, VariablesOf } from "../jobs/variables.js";

export const PLUGIN_TYPE = "nautobot-bridge/plugin";
export const API_VERSION = 1;

/** An installable unit: a named, versioned, inert value. Recognised by its brand, never by its class. */
export interface Plugin {
  readonly $$type: typeof PLUGIN_TYPE;
  readonly apiVersion: typeof API_VERSION;
  readonly name: string;
  readonly jobs: readonly JobClass[];
}

type DeclaredVariables<C> = C extends { readonly meta: { readonly variables: infer V extends Variables } }
  ? V
  : NoVariables;

type Same<A, B> = [A, B] extends [B, A] ? true : false;

/** The class itself when `meta.variables` is what its type parameter says, else a text that says what is wrong. */
type Agreeing<C extends JobClass> =
  Same<InstanceType<C>["variables"], VariablesOf<DeclaredVariables<C>>> extends true
    ? C
    : "meta.variables and the class's type parameter must be the same variables";

/** A plugin is the default export of its file: `export default definePlugin({ name, apiVersion: 1, jobs })`. */
export function definePlugin<const Jobs extends readonly JobClass[]>(definition: {
  /** Unique among all plugins; the first part of each job's id. Lower case, digits and dashes. */
  readonly name: string;
  /** The version of this contract that the plugin is written for. */
  readonly apiVersion: typeof API_VERSION;
  readonly jobs: Jobs & { readonly [I in keyof Jobs]: Agreeing<Jobs[I]> };
}): Plugin {
  return Object.freeze({ ...definition, $$type: PLUGIN_TYPE });
}
