import type { ErrorRequestHandler, RequestHandler } from "express";
import { BridgeError, type ErrorCode } from "../lib/errors.js";
import type { Logger } from "../lib/logger.js";
import { HttpError } from "./http-error.js";

/** Errors that are told to the caller of the API; every other is a defect of ours. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  JOB_UNKNOWN: 404,
  TOKEN_UNKNOWN: 404,
  TOKEN_EXISTS: 409,
  VARIABLE_INVALID: 400,
  RUN_UNKNOWN: 404,
  JOB_RESULT_REFUSED: 403,
  NAUTOBOT_UNREACHABLE: 502,
  NAUTOBOT_SERVER: 502,
  PLAN_MISSING: 409,
  PLAN_WAITING: 409,
  PLAN_STALE: 409,
  COMPARISON_TOO_LARGE: 409,
  REASON_MISSING: 400,
  RUN_NOT_RESUMABLE: 409,
  REQUEST_CONFLICT: 409,
  STORE_FAILED: 503,
};

/** What body parsing and routing refuse, by the status they give it. */
const REFUSALS: Record<number, HttpError> = {
  400: new HttpError("BAD_REQUEST", "The request is not valid", "Send valid JSON to a valid address."),
  413: new HttpError("BODY_TOO_LARGE", "The request's body is too large"),
  415: new HttpError(
    "UNSUPPORTED_MEDIA_TYPE",
    "The request's body has a charset or encoding that is not supported",
  ),
};

/** The last stop of every error: `{error: {code, message, fix}}`, never a stack trace. What is our fault is logged. */
export function errorHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const { status, code, message, fix, fields } = toAnswer(error, logger);
    response.status(status).json({ error: { code, message, fix, ...(fields && { fields }) } });
  };
}

interface Refused {
  status: number;
  code: string;
  message: string;
  fix: string;
  fields?: Readonly<Record<string, string>>;
}

function toAnswer(error: unknown, logger: Logger): Refused {
  if (error instanceof HttpError) return error;
  if (error instanceof BridgeError && STATUS[error.code] !== undefined) {
    const { code, message, fix, fields } = error;
    if (code === "STORE_FAILED") logger.error(error.describe());
    return { status: STATUS[error.code] ?? 500, code, message, fix, ...(fields && { fields }) };
  }
  const refusal = REFUSALS[(error as { status?: number }).status ?? 0];
  if (refusal) return refusal;
  logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return new HttpError("INTERNAL", "Something went wrong in the service");
}

export const notFound: RequestHandler = (request) => {
  throw new HttpError("NOT_FOUND", `There is nothing at ${request.method} ${request.path}`);
};

/** Ends a route: answers every method that it does not have. */
export const onlyMethods =
  (...methods: string[]): RequestHandler =>
  (request, response) => {
    response.set("Allow", methods.join(", "));
    throw new HttpError("METHOD_NOT_ALLOWED", `${request.method} is not possible at ${request.originalUrl}`);
  };
