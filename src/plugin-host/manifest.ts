import { z } from "zod";
import type { JobClass } from "../jobs/job.js";
import { API_VERSION, PLUGIN_TYPE, type Plugin } from "./define.js";
import type { PluginProblem } from "./problem.js";
import { slugOf } from "./registry.js";

const FIXES: Record<string, string> = {
  apiVersion: `Write apiVersion: ${API_VERSION}; a plugin of a newer apiVersion needs a newer nautobot-bridge.`,
  name: 'Write a name: "acme" for a plugin, "ACME to Nautobot" for a job.',
  jobs: "List the classes that extend DataSource or DataTarget: jobs: [AcmeToNautobot].",
  kind: "Let the class extend DataSource or DataTarget of nautobot-bridge.",
  meta: 'Write in the class: static override readonly meta = { name: "...", ... }',
  description: "Write one sentence, or leave it out.",
  variables: 'Give each variable a zod schema: { url: z.url().describe("...") }',
  readOnly: "Write true or false, or leave it out.",
  objects:
    'Write for each content type which object it is: { "dcim.device": { type: "device", uid: "{name}" } }',
  timeLimit: "Write a whole number of seconds, or leave it out.",
  target: "Write a function of the variables that returns a text, or leave it out.",
  dataSource: 'Name the system that the data comes from: dataSource: "ACME"',
  dataTarget: 'Name the system that the data goes to: dataTarget: "ACME"',
  loadSourceAdapter: "Write the method in the class; it returns the source's adapter, unloaded.",
  loadTargetAdapter: "Write the method in the class; it returns the target's adapter, unloaded.",
};

const isSchema = (value: unknown) => typeof value === "object" && value !== null && "_zod" in value;

const text = z.string({ error: "is missing" }).min(1, { error: "is empty", abort: true });
const meta = {
  name: text.refine((name) => slugOf(name) !== "", "has no letter and no digit to make an id of"),
  description: z.string().optional(),
  variables: z.record(z.string(), z.custom(isSchema, "is not a zod schema")).optional(),
  readOnly: z.boolean().optional(),
  objects: z
    .record(z.string().regex(/^[a-z_]+\.[a-z]+$/), z.strictObject({ type: text, uid: text }))
    .optional(),
  timeLimit: z.int().min(1).optional(),
  target: z.custom((value) => typeof value === "function", "is not a function").optional(),
};
const META = {
  source: z.strictObject({ ...meta, dataSource: text }, { error: metaError }),
  target: z.strictObject({ ...meta, dataTarget: text }, { error: metaError }),
};

function metaError(issue: { code: string; keys?: string[] }): string {
  return issue.code === "unrecognized_keys" ? `does not know ${issue.keys?.join(", ") ?? ""}` : "is missing";
}

const HOOKS = ["loadSourceAdapter", "loadTargetAdapter", "calculateDiff", "executeSync", "syncData"];

/** Looks at a class without running it and without `instanceof`: it may come from another copy of the base. */
const jobClass = z
  .custom<JobClass>((value) => typeof value === "function", "is not a class")
  .superRefine((job, context) => {
    const { kind, prototype } = job as { kind: unknown; prototype?: Record<string, unknown> };
    if (kind !== "source" && kind !== "target") {
      context.addIssue({
        code: "custom",
        path: ["kind"],
        message: "is neither a DataSource nor a DataTarget",
      });
      return;
    }
    for (const issue of META[kind].safeParse(job.meta).error?.issues ?? []) {
      context.addIssue({ code: "custom", path: ["meta", ...issue.path], message: issue.message });
    }
    for (const hook of HOOKS.filter((name) => typeof prototype?.[name] !== "function")) {
      context.addIssue({ code: "custom", path: [hook], message: "the hook is missing" });
    }
  });

const manifest: z.ZodType<Plugin> = z.object({
  $$type: z.literal(PLUGIN_TYPE),
  apiVersion: z.literal(API_VERSION, {
    error: ({ input }) =>
      `is ${input === undefined ? "missing" : JSON.stringify(input)}; this nautobot-bridge takes ${API_VERSION}`,
  }),
  name: text.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "may have lower-case letters, digits and dashes only"),
  jobs: z.array(jobClass, { error: "is not a list of classes" }).min(1, "brings no job"),
});

const isBranded = (value: unknown) =>
  typeof value === "object" && value !== null && "$$type" in value && value.$$type === PLUGIN_TYPE;

/** `jobs[0].meta.name` */
function fieldOf(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${String(key)}`))
    .join("");
}

function fixOf(path: readonly PropertyKey[]): string {
  const named = path.findLast((key) => typeof key === "string" && key in FIXES);
  return FIXES[named as string] ?? "Compare with the plugin in the README.";
}

/** What a plugin's file exports by default, as a plugin, or everything that keeps it from being one. */
export function checkPlugin(file: string, exported: unknown): Plugin | PluginProblem[] {
  if (!isBranded(exported)) {
    const message = exported === undefined ? "is missing" : "is not a plugin";
    const fix = "Write: export default definePlugin({ ... })";
    return [{ file, field: "default export", message, fix }];
  }
  const result = manifest.safeParse(exported);
  if (result.success) return result.data;
  return result.error.issues.map(({ path, message }) => ({
    file,
    field: fieldOf(path),
    message,
    fix: fixOf(path),
  }));
}
