import { randomUUID } from "node:crypto";
import { FILE_PROXIES, JOB_LOGS, JOB_RESULTS } from "../resources/jobs.js";
import type { Row, Store } from "../store.js";
import { timestamp } from "../write.js";

/** What a Job of the sandbox does to its own job result. */
export interface JobContext {
  log(level: string, grouping: string, message: string, at?: string): void;
  createFile(name: string, content: Buffer): void;
}

/** What a Job returned; with a reason, the job result is a failure. */
export interface JobOutcome {
  result: unknown;
  failed?: string;
}

/** The contents of created files, by the id of their file proxy. */
export class Files {
  readonly #contents = new Map<string, Buffer>();

  add(id: string, content: Buffer): void {
    this.#contents.set(id, content);
  }

  get(id: string): Buffer | undefined {
    return this.#contents.get(id);
  }
}

/** A job result as it is when the Job was asked for and no worker has taken it yet. */
export function createPending(store: Store, job: { id: string | null; name: string }): Row {
  const row: Row = {
    id: randomUUID(),
    name: job.name,
    status: "PENDING",
    date_created: timestamp(),
    job_model: job.id,
    user: store.table("/users/users/").all()[0]?.id ?? null,
    task_args: [],
    task_kwargs: {},
    celery_kwargs: { queue: "default" },
    canceled_by_user_name: "",
    cancel_type: "",
    custom_fields: {},
  };
  store.table(JOB_RESULTS).put(row);
  return row;
}

/** Runs the work of a pending job result to its end; what it throws becomes a failure with a traceback. */
export async function complete(
  store: Store,
  files: Files,
  pending: Row,
  taskName: string,
  work: (context: JobContext) => JobOutcome | Promise<JobOutcome>,
): Promise<void> {
  const results = store.table(JOB_RESULTS);
  const started = {
    ...pending,
    status: "STARTED",
    task_name: taskName,
    date_started: timestamp(),
    worker: "celery@sandbox",
  };
  results.put(started);
  const context = contextOf(store, files, pending.id);
  let outcome: JobOutcome;
  let traceback: string | null = null;
  try {
    outcome = await work(context);
  } catch (error) {
    traceback = error instanceof Error ? (error.stack ?? error.message) : String(error);
    outcome = { result: null, failed: String(error) };
  }
  if (outcome.failed === undefined) context.log("success", "post_run", "Job completed");
  results.put({
    ...started,
    status: outcome.failed === undefined ? "SUCCESS" : "FAILURE",
    result: outcome.result,
    date_done: timestamp(),
    traceback,
    meta: { children: [] },
    ...countLogs(store, pending.id),
  });
}

function contextOf(store: Store, files: Files, id: string): JobContext {
  const logs = store.table(JOB_LOGS);
  const log: JobContext["log"] = (level, grouping, message, at = timestamp()) => {
    const own = { absolute_url: "", log_object: "" };
    const position = logs.size;
    logs.put({
      id: randomUUID(),
      job_result: id,
      log_level: level,
      grouping,
      message,
      created: at,
      position,
      ...own,
    });
  };
  return {
    log,
    createFile(name, content) {
      const proxy = randomUUID();
      store.table(FILE_PROXIES).put({ id: proxy, name, uploaded_at: timestamp(), job_result: id });
      files.add(proxy, content);
      log("info", "create_file", `Created file [${name}](/files/download/?name=${proxy})`);
    },
  };
}

function countLogs(store: Store, id: string): Record<string, number> {
  const levels = store.table(JOB_LOGS).find({ job_result: id });
  const count = (...names: string[]) =>
    levels.filter((row) => names.includes(String(row["log_level"]))).length;
  return {
    debug_log_count: count("debug"),
    success_log_count: count("success"),
    info_log_count: count("info"),
    warning_log_count: count("warning"),
    error_log_count: count("error", "failure", "critical"),
  };
}
