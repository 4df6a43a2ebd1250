import { loadConfig } from "../../config/index.js";
import type { RunRequest, Selection } from "../../jobs/request.js";
import {
  applyRequest,
  approvalsOf,
  approve,
  diffDocument,
  reject,
  type ApplyOptions,
  type DiffFormat,
} from "../../runs/index.js";
import { tellProblems } from "../failure.js";
import { runHere } from "../here.js";
import { openHistory, type History } from "../history.js";
import { note } from "../note.js";
import { openSession, type CommonOptions, type Session } from "../session.js";
import type { Terminal } from "../terminal.js";
import { user } from "../user.js";
import { tellReport, type ShowOptions } from "./run.js";

export interface ApplyCommandOptions extends ShowOptions {
  checksum?: string;
  select?: Selection;
  partial?: boolean;
  allow?: readonly string[];
  reason?: string;
}

/** Applies what an earlier run planned, here and now. Returns the exit code. */
export const applyCommand = (id: string, options: ApplyCommandOptions, terminal: Terminal): Promise<number> =>
  carryOut(options, terminal, (history, { config, jobs }) =>
    applyRequest(history, id, asked(options), approvalsOf({ jobs, defaults: config.jobs })),
  );

/** Approves what a run left waiting, and applies it here and now. Returns the exit code. */
export const approveCommand = (
  id: string,
  options: ApplyCommandOptions & { reason: string },
  terminal: Terminal,
): Promise<number> =>
  carryOut(options, terminal, (history) =>
    approve(history, id, { ...asked(options), reason: options.reason }),
  );

/** Gives up what a run left waiting. Returns the exit code. */
export async function rejectCommand(
  id: string,
  options: CommonOptions & { reason: string },
  terminal: Terminal,
): Promise<number> {
  const { store } = await openHistory(loadConfig({ file: options.config }));
  try {
    await reject(store, id, { reason: options.reason, requestedBy: user() });
    await note(store, { action: "plan.reject", target: `/api/v1/runs/${id}`, reason: options.reason });
  } finally {
    await store.close();
  }
  terminal.out(terminal.style.green(`✔ Rejected what run ${id} planned.`));
  return 0;
}

/** Shows what a run planned. Returns the exit code. */
export async function diffCommand(
  id: string,
  options: CommonOptions & { format: DiffFormat },
  terminal: Terminal,
): Promise<number> {
  const { store } = await openHistory(loadConfig({ file: options.config }));
  try {
    for await (const part of await diffDocument(store, id, options.format))
      if (part !== "") terminal.out(part.replace(/\n$/, ""));
  } finally {
    await store.close();
  }
  return 0;
}

async function carryOut(
  options: ApplyCommandOptions,
  terminal: Terminal,
  request: (history: History, session: Session) => Promise<RunRequest>,
): Promise<number> {
  const session = await openSession(options);
  tellProblems(session.problems, terminal);
  const find = async (history: History) => ({ request: await request(history, session) });
  return tellReport(await runHere(find, { session, options, terminal }), options, terminal);
}

const asked = ({ checksum, select, partial, allow, reason }: ApplyCommandOptions): ApplyOptions => ({
  trigger: "cli",
  checksum,
  selection: select,
  partial,
  allow,
  reason,
  requestedBy: user(),
});
