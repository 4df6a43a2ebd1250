import { createHmac, timingSafeEqual } from "node:crypto";

/** How a sender signs what it sends. */
export interface SignatureScheme {
  /** The header that has the signature. */
  readonly header: string;
  readonly algorithm: "sha256" | "sha512";
  /** What the header's value begins with, such as `sha256=`. */
  readonly prefix: string;
  readonly encoding: "hex" | "base64";
}

const DIGITS = { hex: /^[0-9a-f]+$/i, base64: /^[0-9a-z+/]+={0,2}$/i };

/**
 * Whether one of the secrets made this signature. Every secret is tried and compared in constant time, whichever fits;
 * no secret, an empty one included, signs nothing.
 */
export function isSigned(
  signed: Uint8Array,
  given: string | undefined,
  { algorithm, prefix, encoding }: SignatureScheme,
  secrets: readonly string[],
): boolean {
  if (given === undefined || !given.startsWith(prefix)) return false;
  const text = given.slice(prefix.length);
  if (!DIGITS[encoding].test(text)) return false;
  const signature = Buffer.from(text, encoding);
  return secrets
    .filter((secret) => secret !== "")
    .map((secret) => {
      const expected = createHmac(algorithm, secret).update(signed).digest();
      return signature.length === expected.length && timingSafeEqual(signature, expected);
    })
    .includes(true);
}

/** What a sender signs when its signature covers a header with the time, too: `{timestamp}` and `{body}` filled in. */
export function signedText(template: string, timestamp: string, body: Uint8Array): Buffer {
  const parts = template.split(/(\{timestamp\}|\{body\})/);
  return Buffer.concat(
    parts.map((part) =>
      part === "{body}" ? body : Buffer.from(part === "{timestamp}" ? timestamp : part, "utf8"),
    ),
  );
}
