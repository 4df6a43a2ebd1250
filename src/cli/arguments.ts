import { InvalidArgumentError } from "commander";
import type { Listen } from "../reporting/index.js";

/** HOST:PORT or HOST. */
export function parseListen(text: string): Listen {
  const [, host, port] = /^(\[[0-9a-f:]+\]|[^:]+)(?::(\d{1,5}))?$/i.exec(text) ?? [];
  if (host === undefined) throw new InvalidArgumentError("Write it as HOST:PORT.");
  return { host: host.replace(/^\[|\]$/g, ""), ...(port !== undefined && { port: portNumber(port) }) };
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
