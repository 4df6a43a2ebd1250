// Writes openapi/nautobot-<minor>.{json,graphql} from the Nautobot at NAUTOBOT_URL, with NAUTOBOT_TOKEN.
import { mkdir, writeFile } from "node:fs/promises";
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from "graphql";
import { canonicalRest } from "./openapi/rest.js";
import { canonicalSdl } from "./openapi/sdl.js";
import type { OpenApi } from "./openapi/document.js";

const { NAUTOBOT_URL: url, NAUTOBOT_TOKEN: token } = process.env;
if (url === undefined || token === undefined) throw new Error("Set NAUTOBOT_URL and NAUTOBOT_TOKEN.");

async function ask(path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(new URL(path, url), {
    headers: { Authorization: `Token ${token ?? ""}`, "Content-Type": "application/json" },
    ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${response.statusText}`);
  return response.json();
}

/** The models that installed apps brought: none of them belongs into Nautobot's own schema. */
async function appModels(apps: string[]): Promise<Set<string>> {
  const page = (await ask("/api/extras/content-types/?limit=1000")) as {
    results: { app_label: string; model: string }[];
  };
  return new Set(page.results.filter((type) => apps.includes(type.app_label)).map((type) => type.model));
}

const status = (await ask("/api/status/")) as {
  "nautobot-version": string;
  "nautobot-apps": Record<string, string>;
};
const minor = status["nautobot-version"].split(".").slice(0, 2).join(".");
const rest = canonicalRest((await ask("/api/swagger.json")) as OpenApi, minor);
const graphql = (await ask("/api/graphql/", { query: getIntrospectionQuery() })) as {
  data: IntrospectionQuery;
};
const sdl = canonicalSdl(
  buildClientSchema(graphql.data),
  await appModels(Object.keys(status["nautobot-apps"])),
);

const folder = new URL("../openapi/", import.meta.url);
await mkdir(folder, { recursive: true });
await writeFile(new URL(`nautobot-${minor}.json`, folder), rest);
await writeFile(new URL(`nautobot-${minor}.graphql`, folder), sdl);
console.log(`openapi/nautobot-${minor}.json ${rest.length} bytes, .graphql ${sdl.length} bytes`);
