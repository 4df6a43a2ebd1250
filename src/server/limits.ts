import type { RequestHandler } from "express";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import { HttpError } from "./http-error.js";

/** The most requests of one address in a minute; 0 for any number. */
export interface Limits {
  readonly requestsPerMinute: number;
  /** Of those that were refused for their token: who guesses is not to guess fast. */
  readonly refusalsPerMinute: number;
}

/** Refuses what comes too often from one address. */
export const limited = ({ requestsPerMinute, refusalsPerMinute }: Limits): RequestHandler[] => [
  ...limit(requestsPerMinute),
  ...limit(refusalsPerMinute, true),
];

function limit(most: number, refusalsOnly = false): RequestHandler[] {
  if (most === 0) return [];
  return [
    rateLimit({
      windowMs: 60_000,
      limit: most,
      standardHeaders: "draft-8",
      legacyHeaders: false,
      identifier: refusalsOnly ? "refusals" : "requests",
      keyGenerator: ({ ip = "" }) => ipKeyGenerator(ip),
      ...(refusalsOnly && {
        skipSuccessfulRequests: true,
        requestWasSuccessful: (_request, response) => response.statusCode !== 401,
      }),
      handler: () => {
        throw new HttpError(
          "TOO_MANY_REQUESTS",
          `More than ${most} requests in a minute came from this address`,
        );
      },
    }),
  ];
}
