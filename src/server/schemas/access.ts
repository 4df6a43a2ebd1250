import { z } from "zod";
import { ROLES } from "../../access/index.js";
import { time } from "./fields.js";

export const roleSchema = z.enum(ROLES).meta({ id: "Role" });
const name = z.string().regex(/^[\w.@-]{1,60}$/, "is not of letters, digits and . _ @ - (60 at most)");

export const tokenSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    role: roleSchema,
    createdAt: time,
    createdBy: z.string(),
    expiresAt: time.optional(),
    lastUsedAt: time.optional().describe("To the minute."),
    revokedAt: time.optional(),
  })
  .meta({ id: "Token", description: "What is kept of a token: never the token itself." });

export const newTokenSchema = z
  .strictObject({
    name: name.describe("Unique among tokens in use."),
    role: roleSchema,
    expiresAt: time.optional(),
    reason: z.string().max(500).optional().describe("Why, for the audit log."),
  })
  .meta({ id: "NewToken" });

export const madeTokenSchema = tokenSchema
  .extend({ token: z.string().describe("Told here and never again.") })
  .meta({ id: "MadeToken" });

export const auditSchema = z
  .object({
    at: time,
    actor: z.string(),
    action: z.string(),
    target: z.string(),
    origin: z
      .string()
      .describe('The caller\'s address, or what asked by itself: "cli", "schedule", "webhook", "nautobot".'),
    reason: z.string().optional(),
  })
  .meta({ id: "AuditEntry" });
