import type { Hint } from "./hint.js";
import { keyOf } from "./key.js";
import { NAUTOBOT, NAUTOBOT_SIGNATURE, nautobotHint } from "./nautobot.js";
import { signedText, type SignatureScheme } from "./signature.js";
import { parseTime, type Window } from "./time.js";

/** A system that sends webhooks. */
export interface Source extends Window {
  /** In its webhooks' address: `/webhooks/<name>`. */
  readonly name: string;
  readonly secrets: readonly string[];
  readonly signature: SignatureScheme;
  /** Where the time is that the signature covers, and what is signed; Nautobot has its time in the body. */
  readonly timestamp?: { readonly header: string; readonly signed: string } | undefined;
}

/** One webhook as it came in. */
export interface Delivery {
  readonly body: Uint8Array;
  /** The value of a header; undefined when there is none. */
  readonly header: (name: string) => string | undefined;
}

export const nautobotSource = ({
  secrets,
  maxAge,
  maxAhead,
}: Pick<Source, "secrets" | "maxAge" | "maxAhead">): Source => ({
  name: NAUTOBOT,
  secrets,
  signature: NAUTOBOT_SIGNATURE,
  maxAge,
  maxAhead,
});

/** What the source's signature must be over. */
export function signedBy({ timestamp }: Source, { body, header }: Delivery): Uint8Array {
  return timestamp ? signedText(timestamp.signed, header(timestamp.header) ?? "", body) : body;
}

/** What the webhook says. Throws a ZodError when it is not of the source's shape. */
export function hintOf(source: Source, parsed: unknown, { body, header }: Delivery): Hint {
  if (source.name === NAUTOBOT) return nautobotHint(parsed, body);
  const sentAt = source.timestamp && parseTime(header(source.timestamp.header) ?? "");
  return {
    source: source.name,
    state: parsed,
    ...(sentAt && { sentAt }),
    key: keyOf([source.name, keyOf(body)]),
  };
}
