import { BlockList, isIP } from "node:net";
import { equal } from "./plain.js";
import type { Comparator } from "./types.js";

/** Lists that hold the same values, in whatever order. */
export const unordered: Comparator<readonly unknown[] | null | undefined> = (a, b) => {
  if (!a || !b) return a === b;
  if (a.length !== b.length) return false;
  const rest = [...b];
  return a.every((item) => {
    const i = rest.findIndex((other) => equal(item, other));
    if (i >= 0) rest.splice(i, 1);
    return i >= 0;
  });
};

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
  if (length === undefined || otherLength === undefined)
    return length === otherLength && sameHost(host, otherHost);
  return Number(length) === Number(otherLength) && sameHost(host, otherHost);
};

function sameHost(a: string, b: string): boolean {
  const family = isIP(a) === 6 ? "ipv6" : "ipv4";
  const list = new BlockList();
  list.addAddress(a, family);
  return list.check(b, family);
}
