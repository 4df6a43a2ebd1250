import { useEffect, useState } from "preact/hooks";
import { exact, local, relative } from "../lib/format.js";

const listeners = new Set<(now: number) => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** The time now, which goes on while somebody looks: one clock for all of the page. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    listeners.add(setNow);
    timer ??= setInterval(() => listeners.forEach((listener) => listener(Date.now())), 10_000);
    return () => {
      listeners.delete(setNow);
      if (listeners.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  }, []);
  return now;
}

/** A time as distance from now, or as date and time in the viewer's zone; the exact value shows on hover. */
export function Time({ at, full = false }: { at: string; full?: boolean }) {
  const now = useNow();
  const time = Date.parse(at);
  if (Number.isNaN(time)) return <span>{at === "" ? "unknown" : at}</span>;
  return (
    <time dateTime={at} title={exact(time)}>
      {full ? local(time) : relative(time, now)}
    </time>
  );
}
