import { setTimeout as pause } from "node:timers/promises";
import type { ChangeReport, RunReport } from "../../src/jobs/report.js";

/** What is shown of a run. */
export type ShownReport = Omit<RunReport, "diff" | "log">;

interface RunView {
  status: string;
  report?: Omit<ShownReport, "changes">;
  error?: { message: string };
}

/** Asks the service for a run as any program would, and follows it to its job result in Nautobot. */
export async function runOverApi(
  service: { url: string; token: string },
  job: string,
  body: object,
): Promise<ShownReport> {
  const headers = { authorization: `Bearer ${service.token}`, "content-type": "application/json" };
  const call = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
    const response = await fetch(new URL(path, service.url), { ...init, headers });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  const { url } = await call<{ url: string }>(`/api/v1/jobs/${job}/runs`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  for (;;) {
    const run = await call<RunView>(url);
    // the job result comes a moment after the run's end
    if (run.report?.jobResult) {
      const { changes } = await call<{ changes: ChangeReport[] }>(`${url}/changes?limit=1000`);
      return { ...run.report, changes };
    }
    if (run.error) throw new Error(run.error.message);
    await pause(100);
  }
}
