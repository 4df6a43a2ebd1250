import { filterRows } from "./filters.js";
import { ordered, sortedBy } from "./order.js";
import { crash, notFound, Refusal, type FieldErrors } from "./refusal.js";
import { isUuid } from "./references.js";
import type { Release } from "./release.js";
import { removeRow } from "./remove.js";
import { render, type RenderOptions } from "./render.js";
import type { Resource } from "./resource.js";
import type { Row, Store } from "./store.js";
import { pythonType } from "./values.js";
import { createRow, createRows, updateRow } from "./write.js";

/** A request for a resource, and the server's own URL. */
export interface RestRequest {
  method: string;
  base: string;
  query: URLSearchParams;
  body: unknown;
}

export interface Answer {
  status: number;
  body?: unknown;
}

const CONTROLS = [
  "limit",
  "offset",
  "sort",
  "depth",
  "exclude_m2m",
  "include",
  "format",
  "api_version",
  "fields",
];
const DEFAULT_PAGE = 50;
const MAX_PAGE = 1000;
const WRITE_EXTRAS = ["computed_fields", "relationships"];

/** Answers a request for a list: read, and create, change or delete many. */
export function answerList(store: Store, resource: Resource, request: RestRequest): Answer {
  const { method, body, base } = request;
  const show = (row: Row, counts: boolean) =>
    render(store, resource, row, { base, counts, extras: WRITE_EXTRAS });
  if (method === "GET") return { status: 200, body: page(store, resource, request) };
  if (method === "POST") {
    if (!Array.isArray(body)) return { status: 201, body: show(createRow(store, resource, body), false) };
    return { status: 201, body: createRows(store, resource, body).map((row) => show(row, false)) };
  }
  const items = identified(body);
  const rows = ordered(store, resource, existing(store, resource, [...items.keys()]));
  return store.transaction(() => {
    if (method === "DELETE") {
      for (const row of rows) if (store.table(resource.path).get(row.id)) removeRow(store, resource, row);
      return { status: 204 };
    }
    const changed = rows.map((row) => updateRow(store, resource, row, items.get(row.id), method === "PATCH"));
    return { status: 200, body: changed.map((row) => show(row, true)) };
  });
}

/** Answers a request for one object. */
export function answerDetail(store: Store, resource: Resource, id: string, request: RestRequest): Answer {
  const row = store.table(resource.path).get(isUuid(id) ? id.toLowerCase() : id);
  if (row === undefined) throw notFound(resource.model);
  const { method, body, base } = request;
  if (method === "GET") return { status: 200, body: render(store, resource, row, optionsOf(store, request)) };
  if (method === "DELETE") {
    removeRow(store, resource, row);
    return { status: 204 };
  }
  const changed = updateRow(store, resource, row, body, method === "PATCH");
  return {
    status: 200,
    body: render(store, resource, changed, { base, counts: true, extras: WRITE_EXTRAS }),
  };
}

const existing = (store: Store, resource: Resource, ids: string[]): Row[] =>
  ids.flatMap((id) => store.table(resource.path).get(id) ?? []);

/** The items of a list PATCH or DELETE by id. Unknown ids are passed over, as the real server does. */
function identified(body: unknown): Map<string, unknown> {
  if (!Array.isArray(body))
    throw new Refusal(400, {
      non_field_errors: [`Expected a list of items but got type "${pythonType(body)}".`],
    });
  const errors = body.map(idErrors);
  if (errors.some((error) => Object.keys(error).length > 0)) throw new Refusal(400, errors);
  return new Map(
    (body as Record<string, unknown>[]).map(({ id, ...item }) => [(id as string).toLowerCase(), item]),
  );
}

function idErrors(item: unknown): FieldErrors {
  if (typeof item !== "object" || item === null || Array.isArray(item))
    return { non_field_errors: [`Invalid data. Expected a dictionary, but got ${pythonType(item)}.`] };
  if (!("id" in item)) return { id: ["This field is required."] };
  return isUuid(item.id) ? {} : { id: ["Must be a valid UUID."] };
}

function page(store: Store, resource: Resource, request: RestRequest): unknown {
  const { query } = request;
  const filters = new Map(
    [...new Set(query.keys())]
      .filter((key) => !CONTROLS.includes(key))
      .map((key) => [key, query.getAll(key)]),
  );
  const options = optionsOf(store, request);
  let rows = ordered(store, resource, filterRows(store, resource, filters));
  for (const sort of query.get("sort")?.split(",") ?? []) rows = sortedBy(resource, rows, sort);
  const limit = pageSize(query.get("limit"));
  const offset = Math.max(0, wholeNumber(query.get("offset")) ?? 0);
  const link = (start: number) => pageLink(`${request.base}/api${resource.path}`, query, limit, start);
  return {
    count: rows.length,
    next: offset + limit < rows.length ? link(offset + limit) : null,
    previous: offset > 0 ? link(offset - limit) : null,
    results: rows.slice(offset, offset + limit).map((row) => render(store, resource, row, options)),
  };
}

const wholeNumber = (value: string | null): number | undefined =>
  value !== null && /^-?\d+$/.test(value) ? Number(value) : undefined;

function pageSize(value: string | null): number {
  const limit = wholeNumber(value);
  if (limit === undefined || limit < 0) return DEFAULT_PAGE;
  return limit === 0 ? MAX_PAGE : Math.min(limit, MAX_PAGE);
}

function pageLink(url: string, query: URLSearchParams, limit: number, offset: number): string {
  const next = new URLSearchParams(query);
  next.set("limit", String(limit));
  if (offset > 0) next.set("offset", String(offset));
  else next.delete("offset");
  next.sort();
  return `${url}?${next.toString()}`;
}

const depthRefused = (release: Release): Refusal =>
  release.older
    ? crash(release, "AssertionError", "'depth' may not be greater than 10.")
    : new Refusal(400, { detail: "The depth parameter must be an integer between 0 and 10" });

function optionsOf(store: Store, { base, query }: RestRequest): RenderOptions {
  const depth = wholeNumber(query.get("depth")) ?? 0;
  if (depth < 0 || depth > 10) throw depthRefused(store.release);
  const exclude = query.get("exclude_m2m");
  const lists = exclude === null ? "default" : /^(true|1|yes|on|y|t)$/i.test(exclude) ? "none" : "all";
  const extras = (query.get("include") ?? "").split(",").filter((name) => WRITE_EXTRAS.includes(name));
  return { base, depth, lists, extras, counts: true };
}
