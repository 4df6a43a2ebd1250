import { pyStr } from "./pytext.js";

// The joiner is diffsync's. A key must tell ("a__b", "c") from ("a", "b__c") and 1 from "1", yet
// nearly every identity is plain strings: those stay as they are, and only what could be
// misread is marked with NUL. So key and unique id are the same string in the usual case.
const JOINER = "__";
const MARK = "\0";

/** The identity of an object as one string: equal exactly when the identifiers are equal part by part. */
export function keyOf(parts: readonly unknown[], count: number): string {
  if (count === 1) return encode(parts[0], false);
  const texts = new Array<string>(count);
  for (let i = 0; i < count; i++) texts[i] = encode(parts[i], true);
  // One flat string: a sum would be put together only later, each time it is compared or hashed.
  return texts.join(JOINER);
}

/** diffsync's unique id: Python's text of the parts, joined. Readable, but not always unique. */
export function uidOf(parts: readonly unknown[], count: number): string {
  let uid = pyStr(parts[0]);
  for (let i = 1; i < count; i++) uid += JOINER + pyStr(parts[i]);
  return uid;
}

/** Whether a key differs from the unique id of the same object. */
export const isMarked = (key: string): boolean => key.includes(MARK);

function encode(part: unknown, joined: boolean): string {
  if (typeof part !== "string") return `${MARK}=${pyStr(part)}`;
  if (part.includes(MARK) || (joined && ambiguous(part))) return part.replace(/[_\0]/g, `${MARK}$&`);
  return part;
}

const UNDERSCORE = 95;

function ambiguous(part: string): boolean {
  return (
    part.includes(JOINER) ||
    part.charCodeAt(0) === UNDERSCORE ||
    part.charCodeAt(part.length - 1) === UNDERSCORE
  );
}
