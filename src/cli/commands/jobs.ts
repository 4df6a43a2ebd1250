import { describeJob } from "../../runs/index.js";
import { tellProblems } from "../failure.js";
import { openSession, type CommonOptions } from "../session.js";
import type { Terminal } from "../terminal.js";
import { renderJobs } from "../view/jobs.js";

export interface JobsOptions extends CommonOptions {
  verbose?: boolean;
  json?: boolean;
}

/** Lists what can be run. Returns 1 when a plugin was refused, although the others are listed. */
export async function jobsCommand(options: JobsOptions, terminal: Terminal): Promise<number> {
  const { jobs, problems } = await openSession(options);
  const described = [...jobs.values()].map(({ id, jobClass }) => describeJob(id, jobClass));
  if (options.json) terminal.out(JSON.stringify({ jobs: described, problems }));
  else {
    terminal.out(renderJobs(described, options.verbose === true, terminal.style));
    tellProblems(problems, terminal);
  }
  return problems.length > 0 ? 1 : 0;
}
