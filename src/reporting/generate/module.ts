import type { Catalogue } from "../../runs/index.js";
import { jobsOf } from "./job.js";
import { calling, assignment, importing } from "./python.js";

export type BridgeJob = Catalogue["jobs"] extends ReadonlyMap<string, infer Job> ? Job : never;

/** Variable classes that come from Nautobot itself; what else a module uses is the companion's. */
const NAUTOBOT = new Set(
  (
    "BooleanVar ChoiceVar IntegerVar JSONVar MultiChoiceVar MultiObjectVar ObjectVar StringVar TextVar " +
    "register_jobs"
  ).split(" "),
);

/** The Python module with the Jobs of one plugin: for each job the Job itself, its job hook and its job button. */
export function moduleOf(
  plugin: string,
  jobs: readonly BridgeJob[],
  defaults: Catalogue["defaults"],
): string {
  const classes = jobs.flatMap((job) =>
    jobsOf(job, defaults[job.id]?.variables ?? defaults[job.slug]?.variables ?? {}),
  );
  const used = new Set(["register_jobs", ...classes.flatMap(({ uses }) => uses)]);
  const text = classes.map(({ text }) => text).join("\n\n\n");
  const names = [...used];
  return [
    `"""The Jobs of the plugin ${plugin}, written by nautobot-bridge: changes here are lost."""`,
    "",
    ...(text.includes("apps.get_model(") ? ["from django.apps import apps"] : []),
    importing(
      "nautobot.apps.jobs",
      names.filter((name) => NAUTOBOT.has(name)),
    ),
    "",
    importing(
      "._bridge",
      names.filter((name) => !NAUTOBOT.has(name)),
    ),
    "",
    assignment("name", plugin),
    "",
    "",
    text,
    "",
    "",
    calling(
      "register_jobs",
      classes.map(({ name }) => name),
    ),
    "",
  ].join("\n");
}
