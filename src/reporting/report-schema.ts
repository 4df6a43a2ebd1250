import { z } from "zod";
import { GUARD_RULES } from "../jobs/guards/index.js";
import { STEPS, type RunReport } from "../jobs/report.js";

const count = z.int().nonnegative();
const counts = z.record(z.string(), count);
const record = z.record(z.string(), z.unknown());
const action = z.enum(["create", "update", "delete"]);
const named = { type: z.string(), uid: z.string() };
const link = z.strictObject({ name: z.string(), url: z.string() });

/** A run's report, checked before it leaves: what the companion would trip over is named here, by field. */
export const runReport: z.ZodType<RunReport> = z.strictObject({
  id: z.string().min(1),
  job: z.string().min(1),
  name: z.string(),
  source: z.string().min(1),
  target: z.string().min(1),
  trigger: z.enum(["cli", "api", "schedule", "webhook", "nautobot"]),
  dryRun: z.boolean(),
  status: z.enum(["succeeded", "partial", "failed", "cancelled"]),
  startedAt: z.iso.datetime(),
  durationMs: z.number().nonnegative(),
  variables: record,
  summary: z.strictObject({ create: count, update: count, delete: count, "no-change": count, skip: count }),
  steps: z.array(
    z.strictObject({
      name: z.enum(STEPS),
      status: z.enum(["succeeded", "failed", "skipped"]),
      durationMs: z.number().nonnegative(),
      memory: z
        .strictObject({ final: z.number().nonnegative(), peak: z.number().nonnegative() })
        .exactOptional(),
    }),
  ),
  changes: z.array(
    z.strictObject({
      action,
      ...named,
      status: z.enum(["planned", "success", "failure", "error", "skipped"]),
      message: z.string(),
      before: record.exactOptional(),
      after: record.exactOptional(),
      object: link.exactOptional(),
      remote: link.exactOptional(),
    }),
  ),
  diff: record,
  log: z.array(
    z.strictObject({
      at: z.iso.datetime(),
      level: z.enum(["debug", "info", "warning", "error"]),
      step: z.enum(STEPS).exactOptional(),
      message: z.string(),
      change: z
        .union([
          z.strictObject({ action, ...named }),
          z.strictObject({ action: z.literal("no-change"), ...named, object: link.exactOptional() }),
        ])
        .exactOptional(),
    }),
  ),
  guards: z
    .array(
      z.strictObject({
        rule: z.enum(GUARD_RULES),
        status: z.enum(["passed", "stopped", "allowed"]),
        type: z.string().exactOptional(),
        message: z.string(),
        figures: z.record(z.string(), z.union([z.number(), z.string()])),
      }),
    )
    .exactOptional(),
  loaded: z.strictObject({ source: counts, target: counts }).exactOptional(),
  plan: z
    .strictObject({
      checksum: z.string(),
      create: count,
      update: count,
      delete: count,
      approveBy: z.iso.datetime().exactOptional(),
    })
    .exactOptional(),
  requests: z.strictObject({ count, bytes: count }),
  error: z.strictObject({ code: z.string(), message: z.string(), fix: z.string() }).exactOptional(),
  jobResult: z.strictObject({ id: z.string(), url: z.string() }).exactOptional(),
});
