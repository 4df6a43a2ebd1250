import type { JobClass } from "../jobs/job.js";
import { BridgeError } from "../lib/errors.js";
import { closest } from "../lib/suggest.js";

/** A job that can be run. */
export interface RegisteredJob {
  /** `<plugin>.<slug>` */
  readonly id: string;
  readonly slug: string;
  readonly plugin: string;
  /** The plugin's file. */
  readonly file: string;
  readonly jobClass: JobClass;
}

/** "ACME → Nautobot" becomes "acme-nautobot"; empty when the name has neither letter nor digit of ASCII. */
export function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/**
 * The job of this id, or of this slug where only one plugin has it.
 *
 * @throws BridgeError JOB_UNKNOWN naming what was probably meant
 */
export function findJob(jobs: ReadonlyMap<string, RegisteredJob>, idOrSlug: string): RegisteredJob {
  const exact = jobs.get(idOrSlug);
  if (exact) return exact;
  const all = Array.from(jobs.values());
  const [found, ...others] = all.filter(({ slug }) => slug === idOrSlug);
  if (found && others.length === 0) return found;
  if (found) {
    const ids = [found, ...others].map(({ id }) => id).join(", ");
    throw new BridgeError("JOB_UNKNOWN", `"${idOrSlug}" is the name of several jobs: ${ids}.`, {
      fix: "Give the full id.",
    });
  }
  const meant = closest(idOrSlug, [...jobs.keys(), ...all.map(({ slug }) => slug)]);
  const hint = meant === undefined ? "" : ` Did you mean "${meant}"?`;
  throw new BridgeError("JOB_UNKNOWN", `There is no job "${idOrSlug}".${hint}`);
}
