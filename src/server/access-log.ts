import type { RequestHandler } from "express";
import type { Caller } from "../access/index.js";
import type { Logger } from "../lib/logger.js";

/**
 * One line for each answer: who asked for what. Without the query, which may hold anything; reading, and webhooks that
 * are taken in, which have a list of their own and come by the hundred, are told at `debug` only.
 */
export function accessLog(logger: Logger, now: () => number = () => performance.now()): RequestHandler {
  return (request, response, next) => {
    const start = now();
    const { method, ip = "" } = request;
    const path = request.path.replace(/[^\x21-\x7e]/g, "?");
    response.on("close", () => {
      const { caller } = response.locals as { caller?: Caller };
      const line = `${method} ${path} ${response.statusCode} ${Math.round(now() - start)} ms ${caller?.name ?? "-"} ${ip}`;
      const isTaken = path.startsWith("/webhooks/") && response.statusCode < 400;
      if (method === "GET" || method === "HEAD" || isTaken) logger.debug(line);
      else logger.info(line);
    });
    next();
  };
}
