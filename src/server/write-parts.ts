import { once } from "node:events";
import type { Response } from "express";

/** Writes a document as fast as the client takes it, until its end or until the client goes. */
export async function writeParts(response: Response, parts: AsyncIterable<string>): Promise<void> {
  for await (const part of parts) {
    if (response.destroyed) return;
    if (!response.write(part)) await Promise.race([once(response, "drain"), once(response, "close")]);
  }
  response.end();
}
