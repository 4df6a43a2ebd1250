import { createHash } from "node:crypto";

/** What tells a hint sent again from another one: the content, for a Job may change an object twice in one request. */
export function keyOf(content: Uint8Array | readonly unknown[]): string {
  const bytes = content instanceof Uint8Array ? content : JSON.stringify(content);
  return createHash("sha256").update(bytes).digest("base64url").slice(0, 22);
}
