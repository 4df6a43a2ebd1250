import { z } from "zod";
import { openApiDocument } from "../openapi.js";
import { defineRoute, ok, type Route } from "../route.js";
import { values } from "../schemas/fields.js";

/** Whether the service is there. */
export const healthRoute: Route = defineRoute({
  method: "get",
  path: "/healthz",
  role: "open",
  summary: "Whether the service lives.",
  responses: { 200: z.object({ status: z.literal("ok") }) },
  handler: () => ok({ status: "ok" as const }),
});

/** The document of all `routes` and of itself. */
export function documentRoute(routes: readonly Route[], version: string): Route {
  let document: Record<string, unknown> | undefined;
  const route: Route = defineRoute({
    method: "get",
    path: "/api/v1/openapi.json",
    role: "viewer",
    summary: "This API's OpenAPI 3.1 document.",
    responses: { 200: values },
    handler: () => ok((document ??= { ...openApiDocument([...routes, route], version) })),
  });
  return route;
}
