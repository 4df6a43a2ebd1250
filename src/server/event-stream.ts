import type { Response } from "express";
import type { NumberedEvent } from "../jobs/events.js";
import type { Feed } from "./feed.js";

const HEARTBEAT_MS = 10_000;
/** How long a client may not read before it is left. */
const PATIENCE_MS = 60_000;

/** How events are written. */
export interface Format {
  type: string;
  event: (event: NumberedEvent) => string;
  heartbeat: string;
}

export const NDJSON: Format = {
  type: "application/x-ndjson",
  event: (event) => `${JSON.stringify(event)}\n`,
  heartbeat: "\n",
};
export const SSE: Format = {
  type: "text/event-stream",
  event: (event) => `id: ${event.seq}\nevent: ${event.event.type}\ndata: ${JSON.stringify(event)}\n\n`,
  heartbeat: ":\n\n",
};

interface Following {
  id: string;
  after: number;
  /** False: what is there, and no more. */
  wait: boolean;
  format: Format;
}

/**
 * Writes a run's events until its end, or until the client goes. A slow client holds no more than a page of them: the next is
 * read when it has taken the last.
 */
export async function streamEvents(response: Response, feed: Feed, following: Following): Promise<void> {
  const { id, wait, format } = following;
  let { after } = following;
  let wake: () => void = () => undefined;
  let told = 0;
  const stop = feed.follow(id, () => {
    told += 1;
    wake();
  });
  const heartbeat = setInterval(() => response.write(format.heartbeat), HEARTBEAT_MS);
  response.on("close", () => wake());
  try {
    response.flushHeaders();
    for (;;) {
      const before = told;
      const { events, ended } = await feed.read(id, after);
      for (const event of events) {
        after = event.seq;
        if (!response.write(format.event(event))) await drained(response);
        if (response.destroyed) return;
      }
      if (response.destroyed || (events.length === 0 && (ended || !wait))) break;
      if (events.length > 0 || told > before) continue;
      await new Promise<void>((resolve) => (wake = resolve));
    }
    response.end();
  } finally {
    clearInterval(heartbeat);
    stop();
  }
}

/** Resolves when the client has taken what was written, or is gone. */
function drained(response: Response): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(late);
      response.off("drain", done).off("close", done);
      resolve();
    };
    const late = setTimeout(() => response.destroy(), PATIENCE_MS);
    response.on("drain", done).on("close", done);
  });
}
