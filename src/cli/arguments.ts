import { InvalidArgumentError } from "commander";
import type { Listen } from "../reporting/index.js";

/** HOST:PORT or HOST. */
export function parseListen(text: string): Listen {
  const [, host, port] = /^(\[[0-9a-f:]+\]|[^:]+)(?::(\d{1,5}))?$/i.exec(text) ?? [];
  if (host === undefined) throw new InvalidArgumentError("Write it as HOST:PORT.");
  return { host: host.replace(/^\[|\]$/g, ""), ...(port !== undefined && { port: portNumber(port) }) };
}

/** An address that starts with http:// or https://. */
export function parseUrl(text: string): string {
  if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text))
    throw new InvalidArgumentError("Write it as http://HOST:PORT.");
  return text;
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError("Write a whole number.");
  return Number(text);
}

export function portNumber(text: string): number {
  const port = wholeNumber(text);
  if (port > 65_535) throw new InvalidArgumentError("Write a port from 1 to 65535, or 0 for any free one.");
  return port;
}

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A time, or how long ago it is. */
export function pastTime(text: string): string {
  const [, count, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  const ago = Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS];
  const at = unit === undefined ? Date.parse(text) : Date.now() - ago;
  if (Number.isNaN(at))
    throw new InvalidArgumentError("Write a time, such as 2027-01-31T12:00Z, or how long ago: 30m, 24h, 7d.");
  return new Date(at).toISOString();
}
