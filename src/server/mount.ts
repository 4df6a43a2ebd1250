import express, { Router, type Request, type RequestHandler, type Response } from "express";
import { z } from "zod";
import { type Caller, mayAct } from "./access.js";
import { jsonBody, parseWith } from "./body.js";
import { onlyMethods } from "./error-handler.js";
import { HttpError } from "./http-error.js";
import type { AnyAnswer, Route } from "./route.js";

/** All routes for Express; another method at one of their paths is a 405. */
export function mountRoutes(routes: readonly Route[]): Router {
  const router = Router();
  for (const route of routes) router[route.method](route.path, ...bodyOf(route), answering(route));
  for (const path of new Set(routes.map((route) => route.path))) {
    const methods = routes.filter((route) => route.path === path).map(({ method }) => method.toUpperCase());
    router.all(path, onlyMethods(...methods));
  }
  return router;
}

/** The caller that the token of this request told of. */
export const callerOf = (response: Response): Caller | undefined =>
  (response.locals as { caller?: Caller }).caller;

function bodyOf({ role, body, rawBody }: Route): RequestHandler[] {
  // who may not call it need not be read
  const check: RequestHandler = (_request, response, next) => {
    const caller = callerOf(response);
    if (role !== "open" && !(caller && mayAct(caller, role)))
      throw new HttpError(
        "FORBIDDEN",
        `This needs the role ${role}, and the token has ${caller?.role ?? "none"}`,
      );
    next();
  };
  if (rawBody !== undefined) return [check, express.raw({ type: () => true, limit: rawBody })];
  return body === undefined ? [check] : [check, ...jsonBody];
}

function answering(route: Route): RequestHandler {
  const { params, query, headers, body, handler } = route;
  const shapes = {
    params: z.object(params ?? {}),
    query: z.strictObject(query ?? {}),
    headers: z.object(headers ?? {}),
  };
  return async (request, response) => {
    const input = {
      params: parseWith(shapes.params, request.params),
      query: parseWith(shapes.query, request.query),
      headers: parseWith(shapes.headers, request.headers),
      body: body === undefined ? {} : parseWith(body, jsonOf(request)),
      caller: callerOf(response),
      request,
    };
    await send(await handler(input), response);
  };
}

const jsonOf = (request: Request): unknown => (request.body as unknown) ?? {};

async function send(answered: AnyAnswer, response: Response): Promise<void> {
  response.status(answered.status).set(answered.headers ?? {});
  if ("send" in answered) await answered.send(response);
  else response.json(answered.body);
}
