import { interruptedRequest } from "../../runs/index.js";
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
    async (history) => ({
      request: await interruptedRequest(history, id, user()),
      resumedFrom: id,
    }),
    { session, options, terminal },
  );
  return tellReport(report, options, terminal);
}
