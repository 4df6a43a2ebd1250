import type { Request, RequestHandler } from "express";
import type { Authenticate } from "../access/index.js";
import { HttpError } from "./http-error.js";
import { isSameOrigin, type Sessions } from "./session.js";

const BASIC = 'Basic realm="nautobot-bridge: any name, and a token as the password", charset="UTF-8"';

/** Paths under /api at which a request without the header Authorization may get further. */
export interface Exceptions {
  /** A browser may ask for a token there: they only read, so that what it sends along by itself does no harm. */
  browsable: ReadonlySet<string>;
  /** Open to everybody. */
  open: ReadonlySet<string>;
}

/** Lets only requests with a token or a session of somebody through, and notes who it is. */
export function requireToken(
  authenticate: Authenticate,
  sessions: Sessions,
  { browsable, open }: Exceptions,
): RequestHandler {
  return async (request, response, next) => {
    const path = request.baseUrl + request.path;
    if (open.has(path)) {
      next();
      return;
    }
    const here = browsable.has(path);
    const given =
      bearerOf(request) ?? (here ? passwordOf(request) : undefined) ?? sessionOf(request, sessions);
    const caller = given === undefined ? "A bearer token is required" : await authenticate(given);
    if (typeof caller === "string") {
      response.set("WWW-Authenticate", here ? BASIC : "Bearer");
      throw new HttpError("UNAUTHORIZED", caller);
    }
    response.locals["caller"] = caller;
    next();
  };
}

/** The token of a browser's session. What it does, rather than reads, must come from a page of this service. */
function sessionOf(request: Request, sessions: Sessions): string | undefined {
  const token = sessions.tokenOf(request);
  const reads = request.method === "GET" || request.method === "HEAD";
  if (token !== undefined && !reads && !isSameOrigin(request)) throw otherSite();
  return token;
}

/** The refusal of a request that a page of another site sent. */
export const otherSite = (): HttpError =>
  new HttpError(
    "FORBIDDEN",
    "This request of a browser does not come from a page of this service",
    "Use the dashboard, or send a bearer token instead of the session's cookie.",
  );

const credentials = (request: Request, scheme: string): string | undefined =>
  new RegExp(`^${scheme} +(.+)$`, "i").exec(request.get("authorization") ?? "")?.[1];

const bearerOf = (request: Request): string | undefined => credentials(request, "Bearer");

const passwordOf = (request: Request): string | undefined => {
  const pair = credentials(request, "Basic");
  return pair === undefined ? undefined : /:(.*)$/s.exec(Buffer.from(pair, "base64").toString())?.[1];
};
