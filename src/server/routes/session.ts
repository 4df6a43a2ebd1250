import { z } from "zod";
import type { Authenticate } from "../../access/index.js";
import { otherSite } from "../auth.js";
import { HttpError } from "../http-error.js";
import { answer, defineRoute, ok, type Route } from "../route.js";
import { roleSchema } from "../schemas/access.js";
import { isSameOrigin, type Sessions } from "../session.js";

const PATH = "/api/v1/session";
const session = z
  .object({ caller: z.object({ name: z.string(), role: roleSchema }).optional() })
  .meta({ id: "Session", description: "Who is signed in with this browser, if anybody is." });

/** Signing in and out with a browser. */
export const sessionRoutes = (authenticate: Authenticate, sessions: Sessions): Route[] => [
  defineRoute({
    method: "get",
    path: PATH,
    role: "open",
    summary: "Who is signed in with this browser.",
    responses: { 200: session },
    async handler({ request }) {
      const token = sessions.tokenOf(request);
      const caller = token === undefined ? "" : await authenticate(token);
      return ok(typeof caller === "string" ? {} : { caller });
    },
  }),
  defineRoute({
    method: "post",
    path: PATH,
    role: "open",
    summary: "Sign in: a token becomes a cookie that scripts cannot read.",
    description: "Only from a page of this service. Good for 12 hours, or until the token is revoked.",
    body: z.strictObject({ token: z.string().trim().min(1, "is empty").max(500) }).meta({ id: "SignIn" }),
    responses: { 200: session },
    refusals: [401, 403],
    async handler({ body: { token }, request }) {
      if (!isSameOrigin(request)) throw otherSite();
      const caller = await authenticate(token);
      if (typeof caller === "string")
        throw new HttpError("UNAUTHORIZED", caller, "Check it, or ask an administrator for another.");
      return answer(200, { caller }, { "set-cookie": sessions.begin(token, request) });
    },
  }),
  defineRoute({
    method: "delete",
    path: PATH,
    role: "open",
    summary: "Sign out.",
    description: "Only from a page of this service.",
    responses: { 200: session },
    refusals: [403],
    handler({ request }) {
      if (!isSameOrigin(request)) throw otherSite();
      return answer(200, {}, { "set-cookie": sessions.end(request) });
    },
  }),
];
