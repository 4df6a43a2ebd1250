import express, { type RequestHandler } from "express";
import type { z } from "zod";
import { HttpError } from "./http-error.js";

/** Reads a JSON body of at most 100 kB; refuses any other kind. */
export const jsonBody: RequestHandler[] = [
  (request, _response, next) => {
    const empty = request.get("content-length") === "0";
    if (!empty && request.is("application/json") === false) {
      throw new HttpError("UNSUPPORTED_MEDIA_TYPE", "The request's body is not JSON");
    }
    next();
  },
  express.json({ limit: "100kb" }),
];

/** What a request brings, in its right shape. Every problem is named by its field. */
export function parseWith<T>(schema: z.ZodType<T>, given: unknown): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) =>
    [path.join("."), message].filter(Boolean).join(": "),
  );
  throw new HttpError("BAD_REQUEST", problems.join("; "));
}
