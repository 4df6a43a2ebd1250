import { createHash, timingSafeEqual } from "node:crypto";
import type { RequestHandler } from "express";
import type { Authenticate } from "./access.js";
import { HttpError } from "./http-error.js";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** One token that may do everything. Digests make the comparison take the same time for any length. */
export function singleToken(token: string): Authenticate {
  const expected = digest(token);
  return (given) =>
    Promise.resolve(
      timingSafeEqual(digest(given), expected) ? { name: "server.token", role: "admin" } : undefined,
    );
}

/** Lets only requests with a bearer token of somebody through, and notes who it is. */
export function requireToken(authenticate: Authenticate): RequestHandler {
  return async (request, response, next) => {
    const given = /^Bearer +(.+)$/i.exec(request.get("authorization") ?? "")?.[1];
    const caller = given === undefined ? undefined : await authenticate(given);
    if (caller) {
      response.locals["caller"] = caller;
      next();
      return;
    }
    response.set("WWW-Authenticate", "Bearer");
    throw new HttpError(
      "UNAUTHORIZED",
      given === undefined ? "A bearer token is required" : "The token is not right",
    );
  };
}
