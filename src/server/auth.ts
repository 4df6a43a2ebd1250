import { createHash, timingSafeEqual } from "node:crypto";
import type { RequestHandler } from "express";
import { HttpError } from "./http-error.js";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Lets only requests with this bearer token through. Digests make the comparison take the same time for any length. */
export function requireToken(token: string): RequestHandler {
  const expected = digest(token);
  return (request, response, next) => {
    const given = /^Bearer +(.+)$/i.exec(request.get("authorization") ?? "")?.[1];
    if (given !== undefined && timingSafeEqual(digest(given), expected)) {
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
