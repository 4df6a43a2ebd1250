import { BridgeError, type BridgeErrorOptions, type ErrorCode } from "../lib/errors.js";
import type { Method } from "./types.js";

export interface NautobotErrorDetails extends BridgeErrorOptions {
  method: Method;
  path: string;
  status?: number;
  connection?: string;
  items?: (string | null)[];
}

/** What a request to Nautobot failed with. Holds nothing of the request's headers or body. */
export class NautobotError extends BridgeError {
  readonly method: Method;
  readonly path: string;
  /** HTTP status; absent when there was no answer. */
  readonly status: number | undefined;
  /** Why there was no answer: "ECONNREFUSED", "ECONNRESET", …; "ETIMEDOUT" when it did not come in time. */
  readonly connection: string | undefined;
  /**
   * For a request that carried a list: the server's message for each item in the order sent, null for the good ones.
   * Empty when the server did not answer by item. Nothing of such a request was applied: it is one transaction.
   */
  readonly items: readonly (string | null)[];

  constructor(code: ErrorCode, message: string, details: NautobotErrorDetails) {
    super(code, message, details);
    this.method = details.method;
    this.path = details.path;
    this.status = details.status;
    this.connection = details.connection;
    this.items = details.items ?? [];
  }
}
