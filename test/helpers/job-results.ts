import type { RunReport } from "../../src/jobs/report.js";
import type { Client } from "../../src/nautobot/index.js";

interface LogRow {
  grouping: string;
  message: string;
}

/** What a person finds on the page of a run's job result. */
export interface JobResultPage {
  status: string;
  value: Pick<RunReport, "summary" | "steps" | "status">;
  groupings: string[];
  messages: string[];
  files: string[];
  file(name: string): Promise<unknown>;
}

/** Reads a run's job result back over REST. */
export async function jobResultOf(nautobot: Client, report: RunReport): Promise<JobResultPage> {
  const id = report.jobResult?.id;
  if (id === undefined) throw new Error(`run ${report.id} has no job result`);
  const get = (path: string) => nautobot.request({ method: "GET", path });
  const record = await nautobot.retrieve("/extras/job-results/", id);
  const log = (await get(`/extras/job-results/${id}/logs/`)) as LogRow[];
  const proxies = (await get(`/extras/file-proxies/?job_result_id=${id}`)) as {
    results: { id: string; name: string }[];
  };
  return {
    status: record.status.value,
    value: record.result as JobResultPage["value"],
    groupings: log.map(({ grouping }) => grouping),
    messages: log.map(({ message }) => message),
    files: proxies.results.map(({ name }) => name),
    file: (name) => {
      const file = proxies.results.find((proxy) => proxy.name === name);
      return get(`/extras/file-proxies/${file?.id ?? ""}/download/`);
    },
  };
}

/** The report that `--json` prints as the last line. */
export function reportOf({ out, err }: { out: string; err: string }): RunReport {
  const line = out.trimEnd().split("\n").at(-1) ?? "";
  if (!line.startsWith("{")) throw new Error(`no report in the output:\n${out}\n${err}`);
  return JSON.parse(line) as RunReport;
}
