import type { Hint } from "./hint.js";
import { isSigned } from "./signature.js";
import { hintOf, signedBy, type Delivery, type Source } from "./sources.js";
import { untimely } from "./time.js";

/** Why a webhook is not let in: the signature or its time, its content type, or its content. */
export interface Refusal {
  readonly kind: "signature" | "media" | "content";
  readonly reason: string;
}

export const isRefusal = (read: object): read is Refusal => "kind" in read;

/** What a webhook says, once it is known who sent it and that it is new. Nothing is parsed before its signature is right. */
export function readDelivery(source: Source, delivery: Delivery, now: Date): Hint | Refusal {
  const { name, secrets, signature, timestamp } = source;
  const refuse = (kind: Refusal["kind"], reason: string): Refusal => ({ kind, reason });
  const given = delivery.header(signature.header);
  if (secrets.length === 0) return refuse("signature", `no secret is configured for ${name}`);
  if (given === undefined) return refuse("signature", `the header ${signature.header} is missing`);
  if (!isSigned(signedBy(source, delivery), given, signature, secrets))
    return refuse("signature", `the signature in ${signature.header} is not right`);
  const type = delivery.header("content-type") ?? "";
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) return refuse("media", "it is not JSON");
  const hint = parse(source, delivery);
  if (typeof hint === "string") return refuse("content", hint);
  if (timestamp && !hint.sentAt)
    return refuse("signature", `there is no time in the header ${timestamp.header}`);
  const late = hint.sentAt && untimely(hint.sentAt, now, source);
  return late === undefined ? hint : refuse("signature", late);
}

function parse(source: Source, delivery: Delivery): Hint | string {
  let body: unknown;
  try {
    body = JSON.parse(Buffer.from(delivery.body).toString("utf8"));
  } catch {
    return "its body is not valid JSON";
  }
  try {
    return hintOf(source, body, delivery);
  } catch {
    // besides a wrong shape: JSON nested so deep that the stack overflows
    return `its body is not what ${source.name} sends`;
  }
}
