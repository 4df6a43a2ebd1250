import express, { Router, type RequestHandler, type Response } from "express";
import { z } from "zod";
import { type Caller, mayAct } from "../access/index.js";
import type { AuditEntry } from "../store/index.js";
import { jsonBody, parseWith } from "./body.js";
import { onlyMethods } from "./error-handler.js";
import { HttpError } from "./http-error.js";
import type { AnyAnswer, AnyInput, Route } from "./route.js";

/** Where what was done is noted. */
export type Audit = (entry: AuditEntry) => Promise<void>;

/** All routes for Express; another method at one of their paths is a 405. */
export function mountRoutes(routes: readonly Route[], audit: Audit): Router {
  const router = Router();
  for (const route of routes)
    router[route.method](route.path, allowed(route), ...bodyOf(route), answering(route, audit));
  for (const path of new Set(routes.map((route) => route.path))) {
    const methods = routes.filter((route) => route.path === path).map(({ method }) => method.toUpperCase());
    router.all(path, onlyMethods(...methods));
  }
  return router;
}

const ANYONE: Caller = { name: "anyone", role: "viewer" };
/** The caller that the token of this request told of. */
const callerOf = (response: Response): Caller => (response.locals as { caller?: Caller }).caller ?? ANYONE;

/** Stands before the body is read: not for who may not call it. */
function allowed({ role }: Route): RequestHandler {
  return (_request, response, next) => {
    const caller = callerOf(response);
    if (role !== "open" && (caller === ANYONE || !mayAct(caller, role)))
      throw new HttpError("FORBIDDEN", `This needs the role ${role}, and the token's is ${caller.role}`);
    next();
  };
}

function bodyOf({ body, rawBody }: Route): RequestHandler[] {
  if (rawBody !== undefined) return [express.raw({ type: () => true, limit: rawBody })];
  return body === undefined ? [] : jsonBody;
}

function answering(route: Route, audit: Audit): RequestHandler {
  const { params, query, headers, body, handler } = route;
  const shapes = {
    params: params && z.object(params),
    query: z.strictObject(query ?? {}),
    headers: headers && z.object(headers),
  };
  return async (request, response) => {
    const input = {
      params: shapes.params ? parseWith(shapes.params, request.params) : {},
      query: parseWith(shapes.query, request.query),
      headers: shapes.headers ? parseWith(shapes.headers, request.headers) : {},
      body: body === undefined ? {} : parseWith(body, (request.body as unknown) ?? {}),
      caller: callerOf(response),
      request,
    };
    const answered = await handler(input);
    if (route.audit !== undefined) await audit(entryOf(route.audit, input, answered));
    await send(answered, response);
  };
}

function entryOf(
  action: string,
  { caller, request, body, query }: AnyInput,
  { headers }: AnyAnswer,
): AuditEntry {
  const { reason } = { ...(query as { reason?: string }), ...(body as { reason?: string }) };
  return {
    at: new Date().toISOString(),
    actor: caller.name,
    action,
    target: headers?.["location"] ?? request.path,
    origin: request.ip ?? "",
    ...(reason !== undefined && { reason }),
  };
}

async function send(answered: AnyAnswer, response: Response): Promise<void> {
  response.status(answered.status).set(answered.headers ?? {});
  if ("send" in answered) await answered.send(response);
  else response.json(answered.body);
}
