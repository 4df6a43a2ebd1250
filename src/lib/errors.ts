/**
 * Every infrastructure failure the product can name. `fix` is what a person does about it;
 * a throw site may replace it with a more specific one.
 */
export const ERRORS = {
  CONFIG_INVALID: { retryable: false, fix: "Correct the named line of the configuration file." },
  NAUTOBOT_UNREACHABLE: {
    retryable: true,
    fix: "Check that Nautobot is running and that its URL is right and reachable from here.",
  },
  NAUTOBOT_UNAUTHORIZED: {
    retryable: false,
    fix: "Check the API token: it must exist in Nautobot, be write-enabled and not have expired.",
  },
  NAUTOBOT_FORBIDDEN: {
    retryable: false,
    fix: "Give the token's user the missing object permission in Nautobot.",
  },
  NAUTOBOT_VERSION: {
    retryable: false,
    fix: "Use a Nautobot of a supported release, and of one that has what the plugin uses.",
  },
  NAUTOBOT_REQUEST: { retryable: false, fix: "Read the server's answer and correct what it names." },
  NAUTOBOT_SERVER: { retryable: true, fix: "Look into Nautobot's own log, then run again." },
  FIELD_UNKNOWN: {
    retryable: false,
    fix: "Nothing was changed. Create what is named in Nautobot, or correct the plugin's map.",
  },
  LOAD_INCOMPLETE: {
    retryable: true,
    fix: "Nothing was changed. Run again when the source is complete and quiet.",
  },
  LOAD_FAILED: { retryable: false, fix: "Nothing was changed. Correct the cause and run again." },
  GUARD_STOPPED: {
    retryable: false,
    fix: "Nothing was changed. Look at the figures; if they are right, let the rule through once with --allow RULE.",
  },
  PLAN_STALE: {
    retryable: false,
    fix: "Nothing was changed. Plan again, or apply what still holds with --partial.",
  },
  COMPARISON_TOO_LARGE: {
    retryable: false,
    fix: "Export the changes of both runs, and compare the files.",
  },
  PLAN_INCOMPLETE: {
    retryable: false,
    fix: "Nothing was changed. Select what is named, too.",
  },
  PLAN_MISSING: {
    retryable: false,
    fix: "Make a plan first: nautobot-bridge plan JOB",
  },
  PLAN_WAITING: {
    retryable: false,
    fix: "Approve or reject it: nautobot-bridge approve RUN --reason WHY",
  },
  REASON_MISSING: { retryable: false, fix: "Say why with --reason, or reason in the API." },
  JOB_UNKNOWN: { retryable: false, fix: "List the jobs with: nautobot-bridge jobs" },
  OUTBOUND_REFUSED: {
    retryable: false,
    fix: "Correct the address, or add its host or network to outbound.allow in the configuration.",
  },
  VARIABLE_INVALID: { retryable: false, fix: "See the job's variables with: nautobot-bridge jobs --verbose" },
  PLUGIN_INVALID: { retryable: false, fix: "Correct the plugin; the others are still loaded." },
  COMPANION_MISSING: { retryable: false, fix: "Install it with: nautobot-bridge companion install" },
  COMPANION_FAILED: {
    retryable: false,
    fix: "Read the job result in Nautobot, then install the companion again.",
  },
  TOKEN_EXISTS: {
    retryable: false,
    fix: "Choose another name, or revoke that token first: nautobot-bridge token revoke NAME",
  },
  TOKEN_UNKNOWN: { retryable: false, fix: "List the tokens with: nautobot-bridge token list" },
  JOB_RESULT_REFUSED: {
    retryable: false,
    fix: "Start the Job in Nautobot, with the companion of this bridge; the bridge reads there what it is to do.",
  },
  NOT_READY: { retryable: true, fix: "Read the cause; the service goes on by itself when it is gone." },
  SERVICE_LISTEN: { retryable: false, fix: "Choose another address with --host and --port." },
  STORE_FAILED: {
    retryable: true,
    fix: "Check that the data directory can be written and has space, or that PostgreSQL answers.",
  },
  QUEUE_FAILED: {
    retryable: true,
    fix: "Check that Redis is running and that queue.url in the configuration is right. Requests are kept meanwhile.",
  },
  RUN_UNKNOWN: { retryable: false, fix: "List the runs that are still kept: GET /api/v1/runs" },
  RUN_NOT_RESUMABLE: {
    retryable: false,
    fix: "Only an interrupted run can be resumed; ask for a new one instead.",
  },
  SECRET_KEY: {
    retryable: false,
    fix: "Give all machines that share a store the same secretKey in the configuration, and keep it.",
  },
  REQUEST_CONFLICT: {
    retryable: false,
    fix: "Use another idempotency key, or repeat the first request as it was.",
  },
  RUN_CANCELLED: { retryable: false, fix: "What was applied before the cancel stays; run again to finish." },
  RUN_INTERRUPTED: {
    retryable: true,
    fix: "Resume it, or run it again: what was applied stays, the rest is left to do.",
  },
  RUN_OUT_OF_MEMORY: {
    retryable: false,
    fix: "Raise runs.memoryMb in the configuration, or let the plugin load less at once. What was applied stays.",
  },
  RUN_FAILED: { retryable: false, fix: "Read the cause; what was applied before it stays." },
} as const satisfies Record<string, { retryable: boolean; fix: string }>;

export type ErrorCode = keyof typeof ERRORS;

export interface BridgeErrorOptions {
  cause?: unknown;
  /** Replaces the table's fix where the throw site knows better. */
  fix?: string;
  /** What is wrong with each of the values that were given, by its name. */
  fields?: Readonly<Record<string, string>>;
}

/** A failure of infrastructure, configuration or contract: never the failure of a single object. */
export class BridgeError extends Error {
  override readonly name = "BridgeError";
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly fix: string;
  /** What is wrong with each of the values that were given, by its name. */
  readonly fields?: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, message: string, options: BridgeErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryable = ERRORS[code].retryable;
    this.fix = options.fix ?? ERRORS[code].fix;
    if (options.fields) this.fields = options.fields;
  }

  /** The one paragraph a person reads. */
  describe(): string {
    return `${this.code}: ${this.message}\n  fix: ${this.fix}`;
  }
}

/** An error and what caused it, the outermost first. Of several attempts that failed, the first stands for all. */
function chainOf(thrown: unknown): Error[] {
  const chain: Error[] = [];
  for (let each = thrown; each instanceof Error && !chain.includes(each);) {
    chain.push(each);
    each = each instanceof AggregateError ? (each.errors as unknown[])[0] : each.cause;
  }
  return chain;
}

/** What went wrong, in the words of the error and of its causes: Node's `fetch` says no more than that it failed. */
export function messageOf(thrown: unknown): string {
  const said: string[] = [];
  for (const { message } of chainOf(thrown))
    if (!said.some((before) => before.includes(message))) said.push(message);
  return said.join(": ") || String(thrown);
}

/**
 * Anything thrown, as a BridgeError; a foreign error keeps its message and becomes the cause. One that was caused by a
 * BridgeError has its code and fix.
 *
 * @param told - what the message is to be, made of the error's own
 */
export function toBridgeError(error: unknown, code: ErrorCode, told = (own: string) => own): BridgeError {
  if (error instanceof BridgeError) return error;
  const own = chainOf(error).find((each) => each instanceof BridgeError);
  const options = { cause: error, ...(own && { fix: own.fix }) };
  return new BridgeError(own?.code ?? code, told(messageOf(error)), options);
}
