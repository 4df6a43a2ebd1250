import { isIPv4, isIPv6 } from "node:net";

/** An IP network with its host bits cleared. */
export interface Network {
  version: 4 | 6;
  /** First address, as text and as number. */
  network: string;
  first: bigint;
  /** Last address. */
  broadcast: string;
  last: bigint;
  length: number;
}

/** The network that a text like "10.1.2.3/16" means; undefined when it means none. */
export function parseNetwork(value: string): Network | undefined {
  const [address = "", lengthText, ...rest] = value.split("/");
  if (rest.length > 0) return undefined;
  const version = isIPv4(address) ? 4 : isIPv6(address) && !address.includes("%") ? 6 : undefined;
  if (version === undefined) return undefined;
  const bits = version === 4 ? 32 : 128;
  if (lengthText !== undefined && !/^\d{1,3}$/.test(lengthText)) return undefined;
  const length = lengthText === undefined ? bits : Number(lengthText);
  return length > bits ? undefined : networkOf(version, toNumber(address, version), length);
}

/** The host and the mask length of a text like "10.1.2.3/16", which must mean a network. */
export function addressOf(value: string): { host: string; length: number; version: 4 | 6 } {
  const network = parseNetwork(value);
  const host = parseNetwork(value.split("/")[0] ?? "");
  if (!network || !host) throw new Error(`not an address: ${value}`);
  return { host: host.network, length: network.length, version: network.version };
}

/** The network of a given length that contains an address. */
export function networkOf(version: 4 | 6, address: bigint, length: number): Network {
  const host = (1n << BigInt((version === 4 ? 32 : 128) - length)) - 1n;
  const first = (address | host) ^ host;
  const last = first | host;
  return { version, first, last, length, network: toText(first, version), broadcast: toText(last, version) };
}

function toNumber(address: string, version: 4 | 6): bigint {
  if (version === 4) return address.split(".").reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address);
  if (dotted?.[2] !== undefined) {
    const low = toNumber(dotted[2], 4);
    return toNumber(`${dotted[1] ?? ""}${(low >> 16n).toString(16)}:${(low & 0xffffn).toString(16)}`, 6);
  }
  const [head = "", tail] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? [] : Array<string>(8 - left.length - right.length).fill("0");
  return [...left, ...zeros, ...right].reduce((sum, part) => (sum << 16n) | BigInt(`0x${part}`), 0n);
}

function toText(address: bigint, version: 4 | 6): string {
  if (version === 4) return [24n, 16n, 8n, 0n].map((shift) => String((address >> shift) & 255n)).join(".");
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((address >> BigInt(112 - 16 * index)) & 0xffffn).toString(16),
  ).join(":");
  // The longest run of at least two zero groups, the first of equals, is written as "::".
  const runs = [...groups.matchAll(/(?<![^:])0(?::0)+(?![^:])/g)].sort((a, b) => b[0].length - a[0].length);
  const run = runs[0];
  if (run === undefined) return groups;
  const before = groups.slice(0, run.index).replace(/:$/, "");
  return `${before}::${groups.slice(run.index + run[0].length).replace(/^:/, "")}`;
}
