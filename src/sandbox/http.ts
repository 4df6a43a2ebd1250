import type { IncomingMessage, ServerResponse } from "node:http";
import { Refusal } from "./refusal.js";
import type { Answer } from "./rest.js";

/** The whole body of a request. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The JSON of a body. @throws Refusal 400 when it is not JSON. */
export function parseJson(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString("utf8")) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : "malformed";
    throw new Refusal(400, { detail: `JSON parse error - ${reason}` });
  }
}

/** Sends JSON with the headers of the real server's API. */
export function sendJson(
  response: ServerResponse,
  { status, body }: Answer,
  headers: Record<string, string> = {},
) {
  const text = body === undefined ? "" : JSON.stringify(body);
  response.writeHead(status, {
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    "content-length": Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}
