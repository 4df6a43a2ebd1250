import type { Request, RequestHandler } from "express";
import type { Authenticate } from "../access/index.js";
import { HttpError } from "./http-error.js";

const BASIC = 'Basic realm="nautobot-bridge: any name, and a token as the password", charset="UTF-8"';

/**
 * Lets only requests with a token of somebody through, and notes who it is. At `browsable` paths a browser may ask for
 * it, too: those only read, so that what it sends along by itself does no harm.
 */
export function requireToken(authenticate: Authenticate, browsable: ReadonlySet<string>): RequestHandler {
  return async (request, response, next) => {
    const here = browsable.has(request.baseUrl + request.path);
    const given = bearerOf(request) ?? (here ? passwordOf(request) : undefined);
    const caller = given === undefined ? "A bearer token is required" : await authenticate(given);
    if (typeof caller === "string") {
      response.set("WWW-Authenticate", here ? BASIC : "Bearer");
      throw new HttpError("UNAUTHORIZED", caller);
    }
    response.locals["caller"] = caller;
    next();
  };
}

const credentials = (request: Request, scheme: string): string | undefined =>
  new RegExp(`^${scheme} +(.+)$`, "i").exec(request.get("authorization") ?? "")?.[1];

const bearerOf = (request: Request): string | undefined => credentials(request, "Bearer");

const passwordOf = (request: Request): string | undefined => {
  const pair = credentials(request, "Basic");
  return pair === undefined ? undefined : /:(.*)$/s.exec(Buffer.from(pair, "base64").toString())?.[1];
};
