import { z } from "zod";
import { ALLOWABLE } from "../../jobs/guards/index.js";
import { approvalsOf, diffDocument, planOf, reject, type ApplyOptions } from "../../runs/index.js";
import { defineRoute, ok, sending, type Route } from "../route.js";
import { ACTIONS, defined, runId } from "../schemas/fields.js";
import { planSchema } from "../schemas/plans.js";
import { acceptedSchema, runSchema } from "../schemas/runs.js";
import { accepted, runSummary } from "../views.js";
import { writeParts } from "../write-parts.js";
import type { Services } from "./index.js";

const reason = z.string().min(1).max(500).describe("Why, for the run and the audit log.");
const selection = z
  .strictObject({
    types: z.array(z.string()).optional(),
    actions: z.array(z.enum(ACTIONS)).optional(),
    objects: z.array(z.strictObject({ type: z.string(), uid: z.string() })).optional(),
  })
  .transform(defined)
  .describe("Only the changes that fit everything that is given here.");
const applied = {
  checksum: z.string().max(100).optional().describe("Refuse any other plan than this one."),
  selection: selection.optional(),
  partial: z.boolean().optional().describe("Leave what no longer holds instead of refusing the whole."),
  allow: z.array(z.enum(ALLOWABLE)).optional().describe("Guards that are let through this once."),
};
const applyBody = z.strictObject({ ...applied, reason: reason.optional() }).meta({ id: "ApplyRequest" });
const approveBody = z.strictObject({ ...applied, reason }).meta({ id: "ApproveRequest" });
const MEDIA = { json: "application/json", markdown: "text/markdown", text: "text/plain" } as const;

/** What runs planned: looked at, applied, approved or rejected. */
export function planRoutes({ runner, store, catalogue }: Services): Route[] {
  const params = { id: runId };
  const approvalOf = approvalsOf(catalogue);
  const taken = async ({ id }: { id: string }) => accepted(id, (await store.run(id))?.state ?? "queued");
  const by = (caller: { name: string }, body: Partial<ApplyOptions>) =>
    ({ ...body, trigger: "api", requestedBy: caller.name }) as const;
  return [
    defineRoute({
      method: "get",
      path: "/api/v1/runs/:id/plan",
      role: "viewer",
      summary: "What a run planned: figures, checksum, who approves what, and what was decided.",
      params,
      responses: { 200: planSchema },
      refusals: [409],
      async handler({ params: { id } }) {
        const { run, plan } = await planOf(store, id);
        const decision = await store.approvals.decisionOn(id);
        const { create, update, delete: remove } = approvalOf(run.job);
        const guards = run.report?.guards ?? [];
        const approval = { create, update, delete: remove };
        return ok({ run: id, ...plan, approval, guards, ...(decision && { decision }) });
      },
    }),
    defineRoute({
      method: "get",
      path: "/api/v1/runs/:id/diff",
      role: "viewer",
      summary: "What a run planned, as one document.",
      params,
      query: { format: z.enum(["json", "markdown", "text"]).default("json") },
      responses: { 200: { media: Object.values(MEDIA), description: "The planned changes." } },
      refusals: [409],
      async handler({ params: { id }, query: { format } }) {
        const document = await diffDocument(store, id, format);
        return sending(200, async (response) => {
          response.type(MEDIA[format]);
          await writeParts(response, document);
        });
      },
    }),
    defineRoute({
      method: "post",
      path: "/api/v1/runs/:id/apply",
      role: "operator",
      audit: "plan.apply",
      summary: "Make exactly the changes that a run planned, in a run of their own.",
      params,
      body: applyBody,
      responses: { 202: acceptedSchema },
      refusals: [409],
      handler: async ({ params: { id }, body, caller }) =>
        taken(await runner.apply(id, by(caller, body), approvalOf)),
    }),
    defineRoute({
      method: "post",
      path: "/api/v1/runs/:id/approve",
      role: "operator",
      audit: "plan.approve",
      summary:
        "Approve what a run left waiting, or a part of it, and make these changes in a run of their own.",
      params,
      body: approveBody,
      responses: { 202: acceptedSchema },
      refusals: [409],
      handler: async ({ params: { id }, body, caller }) =>
        taken(await runner.approve(id, { ...by(caller, body), reason: body.reason })),
    }),
    defineRoute({
      method: "post",
      path: "/api/v1/runs/:id/reject",
      role: "operator",
      audit: "plan.reject",
      summary: "Give up what a run left waiting.",
      params,
      body: z.strictObject({ reason }).meta({ id: "RejectRequest" }),
      responses: { 200: runSchema },
      refusals: [409],
      async handler({ params: { id }, body, caller }) {
        await reject(store, id, { reason: body.reason, requestedBy: caller.name });
        const { run } = await planOf(store, id);
        return ok(runSummary(run, undefined));
      },
    }),
  ];
}
