import { z } from "zod";
import { GUARD_RULES } from "../../jobs/guards/index.js";
import { ACTIONS, time } from "./fields.js";

const count = z.int().min(0);
const who = z.enum(["auto", "person"]);

export const guardSchema = z
  .object({
    rule: z.enum(GUARD_RULES),
    status: z.enum(["passed", "stopped", "allowed"]),
    type: z.string().optional(),
    message: z.string(),
    figures: z.record(z.string(), z.union([z.number(), z.string()])),
  })
  .meta({ id: "GuardVerdict", description: "What a guard said of a run." });

export const planFields = {
  checksum: z.string().describe("SHA-256 over the changes in their order."),
  create: count,
  update: count,
  delete: count,
  approveBy: time.optional().describe("Until when the changes wait for approval."),
};

export const planSchema = z
  .object({
    run: z.string(),
    ...planFields,
    approval: z.object({ create: who, update: who, delete: who }).describe("Who lets such changes through."),
    guards: z.array(guardSchema),
    decision: z
      .object({
        state: z.enum(["approved", "rejected", "expired"]),
        at: time,
        by: z.string().optional(),
        reason: z.string().optional(),
        selection: z
          .object({
            types: z.array(z.string()).optional(),
            actions: z.array(z.enum(ACTIONS)).optional(),
            objects: z.array(z.object({ type: z.string(), uid: z.string() })).optional(),
          })
          .optional(),
      })
      .optional(),
  })
  .meta({ id: "Plan", description: "What a run planned and did not do." });
