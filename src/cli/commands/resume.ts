import { setTimeout as wait } from "node:timers/promises";
import { ACTIVE } from "../../jobs/state.js";
import { interruptedRequest } from "../../runs/index.js";
import type { Store } from "../../store/index.js";
import { tellProblems } from "../failure.js";
import { runHere } from "../here.js";
import { openSession } from "../session.js";
import type { Terminal } from "../terminal.js";
import { user } from "../user.js";
import { tellReport, type ShowOptions } from "./run.js";

/** Does here and now what an interrupted run was asked to do, as a new run that names it. Returns the exit code. */
export async function resumeCommand(id: string, options: ShowOptions, terminal: Terminal): Promise<number> {
  const session = await openSession(options);
  tellProblems(session.problems, terminal);
  const report = await runHere(
    async (history) => {
      await lookAfter(history.store, id);
      return { request: await interruptedRequest(history, id, user()), resumedFrom: id };
    },
    { session, options, terminal },
  );
  return tellReport(report, options, terminal);
}

/** PostgreSQL's lock is free for some seconds before its process counts as gone. */
const FOUND_MS = 6000;
const LOOK_MS = 500;

/** Without a service nobody else finds out that the run's process is gone. */
async function lookAfter(store: Store, id: string): Promise<void> {
  const until = performance.now() + FOUND_MS;
  for (;;) {
    await store.queue.recover(new Date().toISOString());
    const run = await store.run(id);
    const goesOn = ACTIVE.some((state) => state === run?.state);
    if (!goesOn || performance.now() > until) return;
    await wait(LOOK_MS);
  }
}
