/** A server's timestamp in µs since 1970, exact; whatever its zone, and however many decimals it has. */
export function micros(time: string): number {
  const decimals = /\.(\d+)/.exec(time)?.[1] ?? "";
  const seconds = Date.parse(time.replace(/\.\d+/, ""));
  return seconds * 1000 + Number(decimals.padEnd(6, "0").slice(0, 6));
}
