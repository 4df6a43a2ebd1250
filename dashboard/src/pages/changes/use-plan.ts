import { get, type Shapes } from "../../lib/api.js";
import { useMay } from "../../lib/session.js";
import { useData } from "../../lib/use-data.js";
import type { RunDetail } from "../../lib/use-run.js";

/** The plan of a run whose changes the one who is signed in may have made; undefined when there is nothing to be made. */
export function usePlan(run: RunDetail): Shapes["Plan"] | undefined {
  const may = useMay("operator");
  const { id, status, report } = run;
  const has = may && report?.plan !== undefined && (status === "waiting" || status === "succeeded");
  const { data } = useData(`plan ${id} ${status} ${has}`, async (signal) =>
    has ? get("/api/v1/runs/{id}/plan", { path: { id }, signal }) : null,
  );
  if (!data || (status !== "waiting" && (data.decision !== undefined || !run.dryRun))) return undefined;
  return data.create + data.update + data.delete > 0 ? data : undefined;
}
