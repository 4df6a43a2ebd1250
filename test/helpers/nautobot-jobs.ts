import type { Client } from "../../src/nautobot/index.js";
import { found } from "./found.js";

export interface LogRow {
  created: string;
  grouping: string;
  log_level: string;
  message: string;
  log_object: string;
  absolute_url: string;
}

/** The id of a Job of the companion of the usual name, by its class. */
export async function jobId(client: Client, job_class_name: string): Promise<string> {
  const query = { job_class_name: [job_class_name], module_name__isw: ["nautobot_bridge.jobs."] };
  for await (const { id, installed } of client.list("/extras/jobs/", { query })) if (installed) return id;
  throw new Error(`Nautobot has no Job ${job_class_name}`);
}

export const logOf = async (client: Client, id: string): Promise<LogRow[]> =>
  (await client.request({ method: "GET", path: `/extras/job-results/${id}/logs/` })) as LogRow[];

/** Looks at a log until a message is there. */
export async function untilLogged(client: Client, id: string, message: RegExp): Promise<LogRow> {
  return found(async () => {
    const row = (await logOf(client, id)).find((each) => message.test(each.message));
    if (row) return row;
    const { status, traceback } = await client.retrieve("/extras/job-results/", id);
    if (["SUCCESS", "FAILURE", "REVOKED"].includes(status.value)) {
      const said = (await logOf(client, id)).map((row) => row.message).join("\n");
      throw new Error(
        `it is ${status.value} and never said ${String(message)}:\n${said}\n${String(traceback)}`,
      );
    }
    return undefined;
  });
}

/** Nautobot cancels Jobs since 3.0; before, a run that is to end is cancelled at the bridge. */
export const canCancel = async (client: Client): Promise<boolean> => !(await client.check()).startsWith("2.");

export const cancelJob = (client: Client, id: string): Promise<unknown> =>
  client.request({ method: "POST", path: `/extras/job-results/${id}/cancel/`, body: {} });

/** The files of a job result by name. */
export async function filesOf(client: Client, id: string): Promise<Map<string, unknown>> {
  const files = new Map<string, unknown>();
  for await (const file of client.list("/extras/file-proxies/", { query: { job_result_id: id } })) {
    const path = `/extras/file-proxies/${file.id}/download/`;
    files.set(file.name, await client.request({ method: "GET", path }));
  }
  return files;
}

export const rowsOf = async (client: Client, path: string): Promise<Record<string, unknown>[]> =>
  ((await client.request({ method: "GET", path })) as { results: Record<string, unknown>[] }).results;

export async function hasSsot(client: Client): Promise<boolean> {
  const status = (await client.request({ method: "GET", path: "/status/" })) as { "nautobot-apps": object };
  return "nautobot_ssot" in status["nautobot-apps"];
}
