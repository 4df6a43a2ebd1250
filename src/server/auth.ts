import type { RequestHandler } from "express";
import type { Authenticate } from "../access/index.js";
import { HttpError } from "./http-error.js";

/** Lets only requests with a bearer token of somebody through, and notes who it is. */
export function requireToken(authenticate: Authenticate): RequestHandler {
  return async (request, response, next) => {
    const given = /^Bearer +(.+)$/i.exec(request.get("authorization") ?? "")?.[1];
    const caller = given === undefined ? "A bearer token is required" : await authenticate(given);
    if (typeof caller === "string") {
      response.set("WWW-Authenticate", "Bearer");
      throw new HttpError("UNAUTHORIZED", caller);
    }
    response.locals["caller"] = caller;
    next();
  };
}
