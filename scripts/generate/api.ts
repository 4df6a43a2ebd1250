import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { openApiDocument } from "../../src/server/openapi.js";
import { allRoutes, type Services } from "../../src/server/routes/index.js";

/** Stands for everything that routes work with: declaring them asks for it, and only calls would use it. */
const anything: object = new Proxy(() => undefined, {
  get: (_, name) => (name === Symbol.toPrimitive ? () => "0" : anything),
  apply: () => anything,
});

/** generated/api.ts: the service's own API, as its pages call it. */
export async function renderApi(): Promise<string> {
  const document = openApiDocument(allRoutes(anything as Services), "0");
  return astToString(await openapiTS(document as OpenAPI3, { alphabetize: true }));
}
