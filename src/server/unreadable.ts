import { type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { HttpError } from "./http-error.js";

/** What Node's parser refuses before there is a request, by its code; any other is a 400. */
const REFUSALS: Record<string, HttpError> = {
  HPE_HEADER_OVERFLOW: new HttpError("HEADERS_TOO_LARGE", "The request's address and headers are too long"),
  ERR_HTTP_REQUEST_TIMEOUT: new HttpError("REQUEST_TIMEOUT", "The request took too long to come"),
};
const NOT_HTTP = new HttpError("BAD_REQUEST", "The request is not valid HTTP", "Send valid HTTP/1.1.");

/** Answers requests that no route sees in the form of all refusals: Node's own answers to them have no body. */
export function answerUnreadable(server: Server): void {
  server.on("clientError", ({ code = "" }: NodeJS.ErrnoException, socket: Duplex) => {
    // nothing is written into an answer that has begun
    const { _httpMessage: answer } = socket as Duplex & { _httpMessage?: ServerResponse | null };
    if (!socket.writable || answer?.headersSent) socket.destroy();
    else socket.end(inHttp(REFUSALS[code] ?? NOT_HTTP));
  });
}

function inHttp({ status, code, message, fix }: HttpError): string {
  const body = JSON.stringify({ error: { code, message, fix } });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "Content-Type: application/json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "X-Content-Type-Options: nosniff",
    "Connection: close",
  ];
  return `${head.join("\r\n")}\r\n\r\n${body}`;
}
