/** Every refusal of the API itself. Errors of runs and jobs keep their own codes. */
const HTTP_ERRORS = {
  BAD_REQUEST: { status: 400, fix: "Correct what the message names." },
  UNAUTHORIZED: { status: 401, fix: "Send the header: Authorization: Bearer <the service's token>" },
  FORBIDDEN: { status: 403, fix: "Use a token of that role, or ask an administrator for one." },
  NOT_FOUND: { status: 404, fix: "Check the address." },
  METHOD_NOT_ALLOWED: { status: 405, fix: "Use a method of the Allow header." },
  REQUEST_TIMEOUT: { status: 408, fix: "Send the request again, without pauses." },
  CONFLICT: { status: 409, fix: "Look at the run's state first." },
  BODY_TOO_LARGE: { status: 413, fix: "Send less." },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, fix: "Send JSON, with the header: Content-Type: application/json" },
  TOO_MANY_REQUESTS: { status: 429, fix: "Wait as long as the header Retry-After says." },
  HEADERS_TOO_LARGE: { status: 431, fix: "Send shorter values in the address and the headers." },
  INTERNAL: { status: 500, fix: "Look into the service's log; it has the cause." },
} as const;

/** What each status of a refusal says, for the API's document. */
export const HTTP_STATUS: Readonly<Record<number, string>> = {
  400: "The request is not right",
  401: "No valid token",
  403: "The token's role does not suffice",
  404: "There is no such thing",
  408: "The request took too long to come",
  409: "Not possible in the present state",
  413: "The body is too large",
  415: "The body is not JSON",
  422: "Understood, and not possible",
  429: "Too many requests",
  431: "The address and the headers are too long",
  500: "A defect of the service",
  503: "The store or another part does not work now",
};

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
