import { useEffect, useState } from "preact/hooks";
import { isFinished } from "../ui/badges.js";
import { get, type Shapes } from "./api.js";
import { useRunEvents, type Connection } from "./follow.js";
import { NOTHING_YET, withEvents, type LiveRun } from "./live-run.js";
import { useData, type Loaded } from "./use-data.js";

export type RunDetail = Shapes["RunDetail"];

export interface FollowedRun extends Loaded<RunDetail> {
  /** What its events told since the page was opened; nothing of a run that had ended before. */
  live: LiveRun;
  connection: Connection;
}

/** Nautobot's job result comes a moment after the end of a run. */
const AFTERMATH_MS = 60_000;

/** A run as it is, and as it goes on. */
export function useRun(id: string): FollowedRun {
  const [live, setLive] = useState(NOTHING_YET);
  const [everyMs, setEvery] = useState<number>();
  const run = useData(`run ${id}`, (signal) => get("/api/v1/runs/{id}", { path: { id }, signal }), everyMs);
  const { data, reload } = run;
  const goes = data !== undefined && !isFinished(data.status);
  useEffect(() => setLive(NOTHING_YET), [id]);
  useEffect(() => setEvery(data && pollOf(data)), [data]);
  const connection = useRunEvents(goes ? id : undefined, (events) => {
    setLive((before) => withEvents(before, events));
    if (events.some(({ event }) => ["state", "step-finished", "run-finished"].includes(event.type))) reload();
  });
  useEffect(() => {
    if (connection === "ended" || connection === "failed") reload();
  }, [connection, reload]);
  return { ...run, live, connection };
}

/** How often to look again besides what events tell: at what waits, for the report, and for the job result. */
function pollOf({ status, endedAt, report }: RunDetail): number | undefined {
  if (!isFinished(status)) return 10_000;
  // it says that it has ended before what it says of that is kept
  if (endedAt === undefined) return 1000;
  const fresh = Date.now() - Date.parse(endedAt) < AFTERMATH_MS;
  return fresh && !report?.jobResult ? 2000 : undefined;
}
