import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import { HTTP_STATUS } from "./http-error.js";
import { isMedia, type Route } from "./route.js";

const refusal = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      fix: z.string(),
      fields: z
        .record(z.string(), z.string())
        .optional()
        .describe("What is wrong with each variable, by its name."),
    }),
  })
  .meta({ id: "Refusal", description: "Why a request was refused, and what to do about it." });

/** The OpenAPI 3.1 document of these routes. */
export function openApiDocument(routes: readonly Route[], version: string): object {
  const registry = new OpenAPIRegistry();
  const bearer = registry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer" });
  for (const route of routes) registry.registerPath(pathOf(route, bearer.name));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: {
      title: "nautobot-bridge",
      version,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      description: "Asks for data syncs beside Nautobot, follows them, and reads what they did.",
    },
    servers: [{ url: "/" }],
  });
}

function pathOf(route: Route, bearer: string): RouteConfig {
  const { method, path, role, summary, description, params, query, headers, body, rawBody, responses } =
    route;
  const json = (schema: z.ZodType) => ({ content: { "application/json": { schema } } });
  return {
    method,
    path: path.replace(/:(\w+)/g, "{$1}"),
    operationId: operationId(route),
    tags: [/^\/api\/v1\/([\w-]+)/.exec(path)?.[1] ?? "service"],
    summary,
    description: [description, role === "open" ? "Open." : `Role: ${role}.`].filter(Boolean).join(" "),
    security: role === "open" ? [] : [{ [bearer]: [] }],
    request: {
      ...(params && { params: z.object(params) }),
      ...(query && { query: z.object(query) }),
      ...(headers && { headers: z.object(headers) }),
      ...(body && { body: json(body) }),
      ...(rawBody !== undefined && { body: json(z.unknown()) }),
    },
    responses: {
      ...Object.fromEntries(
        Object.entries(responses).map(([status, response]) => [
          status,
          isMedia(response)
            ? { description: response.description, content: mediaOf(response.media) }
            : { description: response.description ?? summary, ...json(response) },
        ]),
      ),
      ...Object.fromEntries(
        refusalsOf(route).map((status) => [
          status,
          { description: HTTP_STATUS[status] ?? "Refused", ...json(refusal) },
        ]),
      ),
    },
  };
}

const mediaOf = (media: readonly string[]) =>
  Object.fromEntries(
    media.map((type) => [type, { schema: type === "application/json" ? z.unknown() : z.string() }]),
  );

/** `get /api/v1/runs/:id/changes` becomes `getRunsIdChanges`. */
function operationId({ method, path }: Route): string {
  const words = path.replace(/^\/api\/v1/, "").match(/[A-Za-z0-9]+/g) ?? [];
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

/** Everything a route may be refused with. */
function refusalsOf({ role, params, body, rawBody, refusals = [], responses }: Route): number[] {
  const all = [
    400,
    ...(role === "open" ? [] : [401, 403]),
    ...(params ? [404] : []),
    ...(body || rawBody !== undefined ? [413, 415] : []),
    408,
    429,
    431,
    500,
    503,
    ...refusals,
  ];
  return [...new Set(all)].filter((status) => !(status in responses)).sort((a, b) => a - b);
}
