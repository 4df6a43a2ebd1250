import type { IncomingMessage, ServerResponse } from "node:http";
import { recorded } from "./change-log.js";
import { createGraphql } from "./graphql.js";
import { parseJson, sendJson } from "./http.js";
import { jobResultPage } from "./jobs/page.js";
import { Files } from "./jobs/result.js";
import { ACTIONS, fileOf } from "./jobs/routes.js";
import { Refusal } from "./refusal.js";
import type { Release } from "./release.js";
import { answerDetail, answerList, type Answer } from "./rest.js";
import type { Store } from "./store.js";

/** One HTTP request, its body read. */
export interface Call {
  method: string;
  url: URL;
  request: IncomingMessage;
  response: ServerResponse;
  raw: Buffer;
}

const ALL_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const HTML = { "content-type": "text/html; charset=utf-8" };
const PAGE_HEADERS = { "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'" };

/** What the sandbox answers, by path. */
export function createRoutes(store: Store, token: string): (call: Call) => void {
  const graphql = createGraphql(store);
  const files = new Files();
  return (call) => {
    const { url, request, response, raw } = call;
    const path = url.pathname;
    if (!path.startsWith("/api/")) {
      answerPage(store, files, call);
      return;
    }
    const route = path.slice("/api".length);
    if (!route.endsWith("/")) {
      response.writeHead(301, { location: `${path}/${url.search}` }).end();
      return;
    }
    authenticate(request, token);
    const download = /^\/extras\/file-proxies\/([^/]+)\/download\/$/.exec(route)?.[1];
    if (download !== undefined) sendFile(response, fileOf(store, files, download));
    else if (route === "/status/") sendJson(response, { status: 200, body: status(store.release) });
    else if (route === "/users/config/") sendJson(response, { status: 200, body: {} });
    else if (route === "/graphql/") sendJson(response, graphql(parseJson(raw)));
    else sendJson(response, answerResource(store, files, route, call));
  };
}

/** What people open in a browser; nobody needs to sign in. */
function answerPage(store: Store, files: Files, { url, response }: Call): void {
  const id = /^\/extras\/job-results\/([^/]+)\/$/.exec(url.pathname)?.[1];
  const page = id === undefined ? undefined : jobResultPage(store, id);
  if (page !== undefined) response.writeHead(200, { ...HTML, ...PAGE_HEADERS }).end(page);
  else if (url.pathname === "/media-failure/")
    response.writeHead(200, HTML).end(staticFilesPage(store.release));
  else if (url.pathname === "/files/download/")
    sendFile(response, fileOf(store, files, url.searchParams.get("name") ?? ""));
  else throw new Refusal(404, { detail: "Not found." });
}

function sendFile(response: ServerResponse, { name, content }: { name: string; content: Buffer }): void {
  const disposition = `attachment; filename="${name}"`;
  response
    .writeHead(200, { "content-type": "application/json", "content-disposition": disposition })
    .end(content);
}

function authenticate(request: IncomingMessage, token: string): void {
  const given = request.headers.authorization;
  if (given === undefined)
    throw new Refusal(403, { detail: "Authentication credentials were not provided." });
  if (given !== `Token ${token}`) throw new Refusal(403, { detail: "Invalid token" });
}

function answerResource(store: Store, files: Files, route: string, call: Call): Answer {
  const [, path = "", id, action] = /^(\/[^/]+\/[^/]+\/)(?:([^/]+)\/)?(?:([^/]+)\/)?$/.exec(route) ?? [];
  const table = store.tables.find(({ resource }) => resource.path === path);
  if (table === undefined || table.resource.isHidden) throw new Refusal(404, { detail: "Not found." });
  if (id !== undefined && action !== undefined) return answerAction(store, files, path, id, action, call);
  const { method, url, raw } = call;
  const allowed = (table.resource.methods ?? ALL_METHODS).filter(
    (each) => id === undefined || each !== "POST",
  );
  if (!allowed.includes(method)) throw methodRefused(method);
  const body = method === "GET" || (id !== undefined && method === "DELETE") ? undefined : parseJson(raw);
  const request = { method, base: url.origin, query: url.searchParams, body };
  return recorded(store, () =>
    id === undefined
      ? answerList(store, table.resource, request)
      : answerDetail(store, table.resource, id, request),
  );
}

function answerAction(
  store: Store,
  files: Files,
  path: string,
  id: string,
  name: string,
  { method, url, raw, request }: Call,
): Answer {
  const action = ACTIONS[`${path}${name}`];
  if (action === undefined) throw new Refusal(404, { detail: "Not found." });
  if (action.method !== method) throw methodRefused(method);
  const contentType = request.headers["content-type"] ?? "";
  return action.handle(store, files, { method, base: url.origin, id, raw, contentType });
}

/** What clients look for in the real one's page is the version. */
const staticFilesPage = ({ version }: Release): string =>
  `<a href="https://docs.nautobot.com/projects/core/en/v${version}/installation/">installation</a>`;

const methodRefused = (method: string): Refusal =>
  new Refusal(405, { detail: `Method "${method}" not allowed.` });

const status = ({ version, django }: Release) => ({
  "django-version": django,
  "installed-apps": {},
  "nautobot-version": version,
  "nautobot-apps": {},
  plugins: {},
  "python-version": "3.11.7",
  "celery-workers-running": 1,
});
