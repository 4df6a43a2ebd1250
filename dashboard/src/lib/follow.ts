import { useEffect, useRef, useState } from "preact/hooks";
import type { NumberedEvent } from "../../../src/jobs/events.js";
import { ApiError, send } from "./api.js";

export type { NumberedEvent };
/** `lost`: the connection broke and is being made again; `failed`: it cannot be, for example since the run is gone. */
export type Connection = "connecting" | "live" | "lost" | "ended" | "failed";

/** The service writes at least every ten seconds. */
const SILENCE_MS = 25_000;
const RETRY_MS = [500, 1000, 2000, 5000, 10_000];

interface Following {
  id: string;
  signal: AbortSignal;
  onEvent: (event: NumberedEvent) => void;
  onConnection: (connection: Connection) => void;
}

/** Follows a run to its end, over every break of the connection, without a gap and without a repetition. */
export async function followRun({ id, signal, onEvent, onConnection }: Following): Promise<void> {
  let after = 0;
  let failures = 0;
  const take = (event: NumberedEvent): void => {
    if (event.seq <= after) return;
    after = event.seq;
    onEvent(event);
  };
  while (isGoing(signal)) {
    try {
      const live = (): void => {
        failures = 0;
        onConnection("live");
      };
      await readOnce(`/api/v1/runs/${encodeURIComponent(id)}/events?after=${after}`, signal, live, take);
      onConnection("ended");
      return;
    } catch (thrown) {
      const gone = thrown instanceof ApiError && [403, 404].includes(thrown.status);
      if (!isGoing(signal)) return;
      onConnection(gone ? "failed" : "lost");
      if (gone) return;
      await pause(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 0, signal);
      failures += 1;
    }
  }
}

/** Reads the stream until the service ends it, which it does at the run's end only. */
async function readOnce(
  address: string,
  signal: AbortSignal,
  onOpen: () => void,
  onEvent: (event: NumberedEvent) => void,
): Promise<void> {
  const silence = new AbortController();
  const response = await send("GET", address, { signal: AbortSignal.any([signal, silence.signal]) });
  onOpen();
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  let rest = "";
  for (;;) {
    const late = setTimeout(() => silence.abort(), SILENCE_MS);
    const part = await reader?.read().finally(() => clearTimeout(late));
    if (!part || part.done) break;
    const lines = (rest + decoder.decode(part.value, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line !== "") onEvent(JSON.parse(line) as NumberedEvent);
  }
}

const isGoing = ({ aborted }: AbortSignal): boolean => !aborted;
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });

/**
 * Follows a run while the page is open. Events come in batches, one for each frame at most, however many there are.
 * With no id nothing is followed.
 */
export function useRunEvents(
  id: string | undefined,
  onEvents: (events: readonly NumberedEvent[]) => void,
): Connection {
  const [connection, setConnection] = useState<Connection>("connecting");
  const latest = useRef(onEvents);
  latest.current = onEvents;
  useEffect(() => {
    if (id === undefined) return;
    const abort = new AbortController();
    let waiting: NumberedEvent[] = [];
    const flush = (): void => {
      const batch = waiting;
      waiting = [];
      if (!abort.signal.aborted) latest.current(batch);
    };
    const onEvent = (event: NumberedEvent): void => {
      // a hidden page draws no frames
      if (waiting.length === 0 && document.hidden) setTimeout(flush, 250);
      else if (waiting.length === 0) requestAnimationFrame(flush);
      waiting.push(event);
    };
    setConnection("connecting");
    void followRun({ id, signal: abort.signal, onEvent, onConnection: setConnection });
    return () => abort.abort();
  }, [id]);
  return connection;
}
