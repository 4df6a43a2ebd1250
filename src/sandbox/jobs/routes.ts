import { parseJson } from "../http.js";
import { notFound, Refusal } from "../refusal.js";
import { render } from "../render.js";
import { ordered } from "../order.js";
import { FILE_PROXIES, JOB_LOGS, JOB_RESULTS, JOBS } from "../resources/jobs.js";
import type { Answer } from "../rest.js";
import type { Row, Store } from "../store.js";
import { clone, jobsIn, type Clone } from "./clone.js";
import { parseMultipart, type Part } from "./multipart.js";
import { complete, createPending, type Files, type JobOutcome } from "./result.js";
import { RUN_REPORT_JOB, runReport } from "./run-report.js";

/** A request to an action of one object: "/extras/jobs/{id}/run/". */
interface Action {
  method: string;
  base: string;
  id: string;
  raw: Buffer;
  contentType: string;
}

type Handler = (store: Store, files: Files, action: Action) => Answer;

/** What is done beside reading and writing: by path of the resource and name of the action. */
export const ACTIONS: Readonly<Record<string, { method: string; handle: Handler }>> = {
  [`${JOBS}run`]: { method: "POST", handle: runJob },
  [`${JOBS}variables`]: { method: "GET", handle: listVariables },
  [`${JOB_RESULTS}logs`]: { method: "GET", handle: listLogs },
  "/extras/git-repositories/sync": { method: "POST", handle: syncRepository },
  "/extras/secrets/check": { method: "GET", handle: checkSecret },
};

/** Puts the companion's Job into a fresh sandbox, enabled. */
export function installJobs(store: Store): void {
  putJob(store, RUN_REPORT_JOB, true);
}

function putJob(store: Store, job: Readonly<Record<string, unknown>>, enabled: boolean): void {
  const table = store.table(JOBS);
  const values = Object.fromEntries(
    Object.entries(table.resource.fields).map(([name, field]) => [
      name,
      field.default ?? (field.kind === "json" ? null : ""),
    ]),
  );
  const { module_name, job_class_name } = job;
  const [before] = table.find({ module_name, job_class_name });
  const now = new Date().toISOString();
  const stamps = { created: now, last_updated: now, custom_fields: {} };
  const fresh = { ...values, ...stamps, id: crypto.randomUUID(), enabled };
  table.put({ ...(before ?? fresh), ...job, installed: true });
}

function find(store: Store, path: string, id: string): Row {
  const row = store.table(path).get(id.toLowerCase());
  if (row === undefined) throw notFound(store.table(path).resource.model);
  return row;
}

const show = (store: Store, path: string, row: Row, base: string): unknown =>
  render(store, store.table(path).resource, row, { base });

function runJob(store: Store, files: Files, { id, base, raw, contentType }: Action): Answer {
  const job = find(store, JOBS, id);
  if (job["enabled"] !== true) throw new Refusal(403, { detail: "This job is not enabled to be run." });
  const parts = contentType.includes("multipart/")
    ? parseMultipart(raw, contentType)
    : dataOf(parseJson(raw));
  const known = new Set(["report", "run_id"]);
  const stranger = parts.find(({ name }) => !known.has(name) && !name.startsWith("_"));
  if (stranger)
    throw new Refusal(400, { errors: { [stranger.name]: ["Job data contained an unknown property"] } });
  const report = parts.find(({ name, filename }) => name === "report" && filename !== undefined);
  if (report === undefined) throw new Refusal(400, { errors: { report: ["This field is required."] } });
  const pending = createPending(store, { id: job.id, name: String(job["name"]) });
  const task = `${String(job["module_name"])}.${String(job["job_class_name"])}`;
  later(() =>
    complete(store, files, pending, task, (context) => {
      context.log("info", "initialization", "Running job");
      return runReport(context, report.content);
    }),
  );
  return { status: 201, body: { scheduled_job: null, job_result: show(store, JOB_RESULTS, pending, base) } };
}

function dataOf(body: unknown): Part[] {
  const data = (body as { data?: Record<string, unknown> } | null)?.data ?? {};
  return Object.keys(data).map((name) => ({ name, content: Buffer.alloc(0) }));
}

/** The answer goes out first, as from a server that leaves the work to another process. */
const later = (work: () => Promise<void>): void => {
  setImmediate(() => void work());
};

function listVariables(store: Store, _files: Files, { id }: Action): Answer {
  find(store, JOBS, id);
  const help_text = "What `nautobot-bridge run --json` prints as its last line, as a file, gzipped or not";
  return {
    status: 200,
    body: [
      { name: "report", type: "FileVar", label: "Report", help_text, required: true },
      { name: "run_id", type: "StringVar", label: "Run", help_text: RUN_ID_HELP, required: false },
    ],
  };
}

const RUN_ID_HELP = "The id of the run, by which its job result is found";

function listLogs(store: Store, _files: Files, { id, base }: Action): Answer {
  const result = find(store, JOB_RESULTS, id);
  const table = store.table(JOB_LOGS);
  const logs = ordered(store, table.resource, table.find({ job_result: result.id }));
  return { status: 200, body: logs.map((row) => show(store, JOB_LOGS, row, base)) };
}

function syncRepository(store: Store, files: Files, { id, base }: Action): Answer {
  const repository = find(store, "/extras/git-repositories/", id);
  const pending = createPending(store, { id: null, name: "Git Repository: Sync" });
  later(() =>
    complete(store, files, pending, "nautobot.core.jobs.GitRepositorySync", async (): Promise<JobOutcome> => {
      const cloned = await clone(String(repository["remote_url"]), String(repository["branch"]));
      replaceJobs(store, String(repository["slug"]), cloned);
      store.table("/extras/git-repositories/").put({ ...repository, current_head: cloned.head });
      return { result: null };
    }),
  );
  const message = `Repository ${String(repository["name"])} sync job added to queue.`;
  return { status: 200, body: { message, job_result: show(store, JOB_RESULTS, pending, base) } };
}

/** The Jobs of a repository as its code has them now; the records of those that are gone stay. */
function replaceJobs(store: Store, slug: string, { files }: Clone): void {
  const table = store.table(JOBS);
  for (const job of table.all().filter(({ module_name }) => String(module_name).startsWith(`${slug}.`)))
    table.put({ ...job, installed: false });
  for (const job of jobsIn(files, slug)) putJob(store, { ...job }, false);
}

function checkSecret(store: Store, _files: Files, { id }: Action): Answer {
  find(store, "/extras/secrets/", id);
  return { status: 200, body: { result: true, message: "Passed" } };
}

/** The content of a created file. @throws Refusal 404 when there is none. */
export function fileOf(store: Store, files: Files, id: string): { name: string; content: Buffer } {
  const content = files.get(id);
  if (content === undefined) throw notFound("FileProxy");
  return { name: String(find(store, FILE_PROXIES, id)["name"]), content };
}
