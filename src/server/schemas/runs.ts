import { z } from "zod";
import { STEPS } from "../../jobs/report.js";
import { FINISHED } from "../../jobs/state.js";
import { ACTIONS, time, values } from "./fields.js";
import { guardSchema, planFields } from "./plans.js";

export const TRIGGERS = ["cli", "api", "schedule", "webhook", "nautobot"] as const;
const STATES = ["requested", "queued", "loading", "planned", "waiting", "applying", ...FINISHED] as const;
export const OUTCOMES = ["planned", "success", "failure", "error", "skipped"] as const;
export const LEVELS = ["debug", "info", "warning", "error"] as const;

export const stateSchema = z.enum(STATES).meta({ id: "RunState" });
export const stepName = z.enum(STEPS).meta({ id: "StepName" });
const count = z.int().min(0);
const errorSchema = z
  .object({ code: z.string(), message: z.string(), fix: z.string() })
  .meta({ id: "RunError", description: "Why a run ended early." });

const step = z
  .object({
    name: stepName,
    status: z.enum(["succeeded", "failed", "skipped"]),
    durationMs: z.number(),
    memory: z.object({ final: z.number(), peak: z.number() }).optional().describe("Bytes."),
  })
  .meta({ id: "Step" });

const summary = z
  .object({ create: count, update: count, delete: count, "no-change": count, skip: count })
  .meta({ id: "Summary", description: "How many objects differ, and how." });

const reportSchema = z
  .object({
    id: z.string(),
    job: z.string(),
    name: z.string(),
    source: z.string(),
    target: z.string(),
    trigger: z.enum(TRIGGERS),
    dryRun: z.boolean(),
    status: z.enum(["succeeded", "partial", "failed", "cancelled"]),
    startedAt: time,
    durationMs: z.number(),
    variables: values.describe('As given, secrets replaced by "***".'),
    summary,
    steps: z.array(step),
    guards: z.array(guardSchema).optional().describe("What each guard said."),
    loaded: z
      .object({ source: z.record(z.string(), count), target: z.record(z.string(), count) })
      .optional()
      .describe("Objects that were loaded, by type."),
    plan: z.object(planFields).optional().describe("Changes that were planned and not made."),
    requests: z.object({ count, bytes: count }),
    error: errorSchema.optional(),
    jobResult: z.object({ id: z.string(), url: z.string() }).optional(),
  })
  .meta({ id: "Report", description: "What a run was and did, without changes and log." });

export const runSchema = z
  .object({
    id: z.string(),
    job: z.string(),
    dryRun: z.boolean(),
    trigger: z.enum(TRIGGERS),
    status: stateSchema,
    requestedAt: time,
    requestedBy: z.string().optional(),
    reason: z.string().optional(),
    notBefore: time.optional(),
    resumedFrom: z.string().optional().describe("The interrupted run whose rest this one does."),
    startedAt: time.optional(),
    endedAt: time.optional(),
    url: z.string(),
    outcomes: z.partialRecord(z.enum(OUTCOMES), count),
    progress: z
      .array(
        z.object({
          step: stepName,
          done: count,
          total: count.optional(),
          what: z.string().optional(),
        }),
      )
      .optional()
      .describe("The steps under way."),
    summary: summary.optional(),
    durationMs: z.number().optional(),
    error: errorSchema.optional(),
  })
  .meta({ id: "Run" });

export const runDetailSchema = runSchema
  .extend({ steps: z.array(step), report: reportSchema.optional() })
  .meta({ id: "RunDetail", description: "A run with its steps, and its report once it has ended." });

export const acceptedSchema = z
  .object({ id: z.string(), status: stateSchema, url: z.string() })
  .meta({ id: "AcceptedRun" });

const objectLink = z.object({ name: z.string(), url: z.string() });

export const changeSchema = z
  .object({
    action: z.enum(ACTIONS),
    type: z.string(),
    uid: z.string(),
    status: z.enum(OUTCOMES),
    message: z.string(),
    before: values.optional(),
    after: values.optional(),
    object: objectLink.optional().describe("Where the object can be looked at, in Nautobot if it is there."),
    remote: objectLink.optional().describe("Where it can be looked at in the other system."),
  })
  .meta({ id: "Change" });

export const treeNodeSchema = z
  .object({
    type: z.string(),
    uid: z.string(),
    change: changeSchema
      .optional()
      .describe("Absent where the object itself is left as it is, or its change does not fit."),
    below: z
      .object({
        branch: count.describe("What `under` takes, to read what is directly below."),
        create: count,
        update: count,
        delete: count,
        failed: count,
      })
      .optional()
      .describe("How many changes that fit are below, on all levels; absent where there are none."),
  })
  .meta({ id: "TreeNode", description: "One object of the tree of changes." });

export const changeCountSchema = z
  .object({ type: z.string(), action: z.enum(ACTIONS), outcome: z.enum(OUTCOMES), count })
  .meta({ id: "ChangeCount" });

const compared = z.object({ count, changes: z.array(changeSchema).describe("The first of them.") });

export const comparisonSchema = z
  .object({
    earlier: z.string(),
    later: z.string(),
    added: compared.describe("Of objects that only the later run would change."),
    gone: compared.describe("Of objects that only the earlier run would change."),
    different: compared.describe("Of objects that both would change, not to the same: as the later would."),
    same: count.describe("How many are the same in both."),
  })
  .meta({ id: "Comparison" });

export const logSchema = z
  .object({
    at: z.string(),
    level: z.enum(LEVELS),
    step: stepName.optional(),
    message: z.string(),
    change: z
      .object({
        action: z.enum([...ACTIONS, "no-change"]),
        type: z.string(),
        uid: z.string(),
        object: objectLink
          .optional()
          .describe("Of an object that needs no change; in Nautobot its path there."),
      })
      .optional()
      .describe("The change that it is about, or the object that needs none."),
  })
  .meta({ id: "LogEntry" });
