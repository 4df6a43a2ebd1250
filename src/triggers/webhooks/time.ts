/** How far from now a sender's clock may say that it is. In seconds. */
export interface Window {
  readonly maxAge: number;
  readonly maxAhead: number;
}

/** A sender's time: seconds or milliseconds since 1970, or anything like `2026-11-25 03:19:44.288867+00:00`. */
export function parseTime(text: string): Date | undefined {
  const epoch = /^\d{9,13}$/.test(text) ? Number(text) * (text.length <= 11 ? 1000 : 1) : undefined;
  const time = new Date(epoch ?? text.replace(/^(\d{4}-\d\d-\d\d) /, "$1T"));
  return Number.isNaN(time.getTime()) ? undefined : time;
}

/** Why a hint of this time is refused; undefined when it is not. */
export function untimely(sentAt: Date, now: Date, { maxAge, maxAhead }: Window): string | undefined {
  const age = (now.getTime() - sentAt.getTime()) / 1000;
  if (age > maxAge)
    return `its timestamp is ${Math.round(age)} s old; more than ${maxAge} s are refused as a replay`;
  if (-age > maxAhead)
    return `its timestamp is ${Math.round(-age)} s ahead of this machine's clock; more than ${maxAhead} s are refused`;
  return undefined;
}
