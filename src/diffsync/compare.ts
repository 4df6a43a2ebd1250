import { BlockList, isIP } from "node:net";
import { equal } from "./plain.js";
import type { Comparator } from "./types.js";

/** Lists that hold the same values, in whatever order. */
export const unordered: Comparator<readonly unknown[] | null | undefined> = (a, b) => {
  if (!a || !b) return a === b;
  if (a.length !== b.length) return false;
  const [ours, theirs] = [tally(a), tally(b)];
  if (ours.objects.length !== theirs.objects.length) return false;
  for (const [value, times] of ours.simple) if (theirs.simple.get(value) !== times) return false;
  const rest = theirs.objects;
  return ours.objects.every((item) => {
    const i = rest.findIndex((other) => equal(item, other));
    if (i >= 0) rest.splice(i, 1);
    return i >= 0;
  });
};

/** How often a list holds each simple value, and its other values: those can only be compared one by one. */
function tally(list: readonly unknown[]): { simple: Map<unknown, number>; objects: unknown[] } {
  const simple = new Map<unknown, number>();
  const objects: unknown[] = [];
  for (const item of list) {
    if (typeof item === "object" && item !== null) objects.push(item);
    else {
      const value = typeof item === "boolean" ? Number(item) : item;
      simple.set(value, (simple.get(value) ?? 0) + 1);
    }
  }
  return { simple, objects };
}

/** Texts that differ in upper and lower case only. */
export const ignoreCase: Comparator<string | null | undefined> = (a, b) =>
  a === b || (typeof a === "string" && typeof b === "string" && a.toLowerCase() === b.toLowerCase());

/** Numbers no further apart than the tolerance. */
export const within =
  (tolerance: number): Comparator<number | null | undefined> =>
  (a, b) =>
    a === b || (typeof a === "number" && typeof b === "number" && Math.abs(a - b) <= tolerance);

/** IPv4 and IPv6 addresses, with or without a prefix length, however they are written. */
export const ipAddress: Comparator<string | null | undefined> = (a, b) => {
  if (a === b) return true;
  if (!a || !b) return false;
  const [[host, length], [otherHost, otherLength]] = [a.trim().split("/"), b.trim().split("/")];
  if (host === undefined || otherHost === undefined || isIP(host) === 0 || isIP(host) !== isIP(otherHost))
    return false;
  return sameLength(length, otherLength) && sameHost(host, otherHost);
};

const sameLength = (a: string | undefined, b: string | undefined): boolean =>
  a === b || (isDigits(a) && isDigits(b) && Number(a) === Number(b));
const isDigits = (text: string | undefined): boolean => text !== undefined && /^\d+$/.test(text);

function sameHost(a: string, b: string): boolean {
  const family = isIP(a) === 6 ? "ipv6" : "ipv4";
  const list = new BlockList();
  list.addAddress(a, family);
  return list.check(b, family);
}
