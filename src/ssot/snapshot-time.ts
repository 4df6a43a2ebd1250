/** A server's timestamp in µs since 1970, exact; whatever its zone, and however many decimals it has. */
export function micros(time: string): number {
  const decimals = /\.(\d+)/.exec(time)?.[1] ?? "";
  const seconds = Date.parse(time.replace(/\.\d+/, ""));
  return seconds * 1000 + Number(decimals.padEnd(6, "0").slice(0, 6));
}

/** The timestamp of some µs since 1970, with all its decimals. */
export function timeOf(time: number): string {
  const [seconds] = new Date(Math.floor(time / 1000)).toISOString().split(".");
  return `${seconds ?? ""}.${String(time % 1e6).padStart(6, "0")}Z`;
}
