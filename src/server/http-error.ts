/** Every refusal of the API itself. Errors of runs and jobs keep their own codes. */
const HTTP_ERRORS = {
  BAD_REQUEST: { status: 400, fix: "Correct what the message names." },
  UNAUTHORIZED: { status: 401, fix: "Send the header: Authorization: Bearer <the service's token>" },
  NOT_FOUND: { status: 404, fix: "Check the address." },
  METHOD_NOT_ALLOWED: { status: 405, fix: "Use a method of the Allow header." },
  CONFLICT: { status: 409, fix: "Look at the run's state first." },
  BODY_TOO_LARGE: { status: 413, fix: "Send less." },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, fix: "Send JSON, with the header: Content-Type: application/json" },
  INTERNAL: { status: 500, fix: "Look into the service's log; it has the cause." },
} as const;

export type HttpErrorCode = keyof typeof HTTP_ERRORS;

/** What the API refuses a request with. */
export class HttpError extends Error {
  override readonly name = "HttpError";
  readonly code: HttpErrorCode;
  readonly status: number;
  readonly fix: string;

  constructor(code: HttpErrorCode, message: string, fix: string = HTTP_ERRORS[code].fix) {
    super(message);
    this.code = code;
    this.status = HTTP_ERRORS[code].status;
    this.fix = fix;
  }
}
