import { openApiDocument } from "../openapi.js";
import { docsPage } from "../pages/docs.js";
import { defineRoute, ok, sending, type Route } from "../route.js";
import { values } from "../schemas/fields.js";

/** The document of all `routes` and of itself, for machines and for people. */
export function documentRoutes(routes: readonly Route[], version: string): Route[] {
  let document: Record<string, unknown> | undefined;
  const documentOf = () => (document ??= { ...openApiDocument([...routes, ...own], version) });
  const own: Route[] = [
    defineRoute({
      method: "get",
      path: "/api/v1/openapi.json",
      role: "viewer",
      browsable: true,
      summary: "This API's OpenAPI 3.1 document.",
      responses: { 200: values },
      handler: () => ok(documentOf()),
    }),
    defineRoute({
      method: "get",
      path: "/api/v1/docs",
      role: "viewer",
      browsable: true,
      summary: "The same document to read in a browser.",
      responses: { 200: { media: ["text/html"], description: "A page." } },
      handler() {
        const { html, policy } = docsPage(documentOf());
        return sending(200, (response) => void response.type("html").send(html), {
          "content-security-policy": policy,
        });
      },
    }),
  ];
  return own;
}
