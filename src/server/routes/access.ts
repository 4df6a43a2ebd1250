import { z } from "zod";
import { createToken, revokeToken } from "../../access/index.js";
import type { AccessStore } from "../../store/index.js";
import { answer, defineRoute, ok, type Route } from "../route.js";
import { auditSchema, madeTokenSchema, newTokenSchema, roleSchema, tokenSchema } from "../schemas/access.js";
import { moment, page, pageOf } from "../schemas/fields.js";
import { pageView } from "../views.js";

/** Who may do what, and who did what. */
export const accessRoutes = (store: AccessStore): Route[] => [
  defineRoute({
    method: "get",
    path: "/api/v1/me",
    role: "viewer",
    summary: "Who this token is.",
    responses: { 200: z.object({ name: z.string(), role: roleSchema }) },
    handler: ({ caller }) => ok(caller),
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/tokens",
    role: "admin",
    summary: "All tokens, without the tokens themselves.",
    responses: { 200: z.object({ tokens: z.array(tokenSchema) }) },
    handler: async () => ok({ tokens: await store.tokens() }),
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/tokens",
    role: "admin",
    audit: "token.create",
    summary: "Make a token. The answer is the only one that has it.",
    body: newTokenSchema,
    responses: { 201: madeTokenSchema },
    refusals: [409],
    async handler({ body: { name, role, expiresAt }, caller }) {
      const asked = { name, role, createdBy: caller.name, ...(expiresAt !== undefined && { expiresAt }) };
      const { token, record } = await createToken(store, asked, new Date());
      return answer(201, { ...record, token }, { location: `/api/v1/tokens/${record.id}` });
    },
  }),
  defineRoute({
    method: "delete",
    path: "/api/v1/tokens/:id",
    role: "admin",
    audit: "token.revoke",
    summary: "Revoke a token, at once and for good.",
    params: { id: z.string().max(100).describe("Its id or name.") },
    responses: { 200: tokenSchema },
    handler: async ({ params }) => ok(await revokeToken(store, params.id, new Date())),
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/audit",
    role: "admin",
    summary: "Who did what, when, from where and why; newest first.",
    query: {
      ...page,
      actor: z.string().optional(),
      action: z.string().optional(),
      target: z.string().optional(),
      since: moment.optional().describe("From this time on."),
      until: moment.optional().describe("Before this time."),
    },
    responses: { 200: pageOf("entries", auditSchema) },
    handler: async ({ query }) => ok(pageView("entries", await store.audit(query))),
  }),
];
