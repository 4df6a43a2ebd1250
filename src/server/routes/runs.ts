import { z } from "zod";
import type { Runner } from "../../runs/index.js";
import type { RunRecord, Store } from "../../store/index.js";
import { HttpError } from "../http-error.js";
import { noRun } from "../refusals.js";
import { answer, defineRoute, ok, type Route } from "../route.js";
import { page, pageOf, runId } from "../schemas/fields.js";
import {
  acceptedSchema,
  LEVELS,
  logSchema,
  runDetailSchema,
  runSchema,
  stateSchema,
  stepName,
  TRIGGERS,
} from "../schemas/runs.js";
import { accepted, pageView, runDetail, runSummary } from "../views.js";

const runQuery = {
  ...page,
  job: z.string().optional().describe("The job's full id."),
  state: stateSchema.optional(),
  trigger: z.enum(TRIGGERS).optional(),
};
const logQuery = {
  ...page,
  step: stepName.optional(),
  level: z.enum(LEVELS).optional(),
  search: z.string().max(200).optional().describe("Text within the message."),
};
/** What was asked for, how it goes, what it did, and how to stop it. */
export function runRoutes(runner: Runner, store: Store): Route[] {
  const find = async (id: string): Promise<RunRecord> => {
    const run = await store.run(id);
    if (run) return run;
    throw noRun(id);
  };
  const common = { method: "get", role: "viewer", params: { id: runId } } as const;
  return [
    defineRoute({
      method: "get",
      path: "/api/v1/runs",
      role: "viewer",
      summary: "Runs, newest first.",
      query: runQuery,
      responses: { 200: pageOf("runs", runSchema) },
      async handler({ query }) {
        const { items, ...rest } = await store.runs(query);
        const runs = items.map((run) => runSummary(run, runner.live(run.id)));
        return ok(pageView("runs", { items: runs, ...rest }));
      },
    }),
    defineRoute({
      ...common,
      path: "/api/v1/runs/:id",
      summary: "One run: status, progress, outcomes, and its report once it has ended.",
      responses: { 200: runDetailSchema },
      async handler({ params }) {
        const run = await find(params.id);
        return ok(runDetail(run, runner.live(run.id)));
      },
    }),
    defineRoute({
      ...common,
      path: "/api/v1/runs/:id/logs",
      summary: "What the run said.",
      query: logQuery,
      responses: { 200: pageOf("logs", logSchema) },
      async handler({ params, query }) {
        const { id } = await find(params.id);
        return ok(pageView("logs", await store.log(id, query)));
      },
    }),
    defineRoute({
      method: "post",
      path: "/api/v1/runs/:id/cancel",
      role: "operator",
      audit: "run.cancel",
      summary: "Stop a run between two batches.",
      params: { id: runId },
      responses: { 202: runSchema },
      refusals: [409],
      async handler({ params }) {
        const { id } = await find(params.id);
        const cancelled = await runner.cancel(id);
        const run = await find(id);
        if (!cancelled) throw new HttpError("CONFLICT", `Run ${id} has already ended: ${run.state}`);
        return answer(202, runSummary(run, runner.live(id)));
      },
    }),
    defineRoute({
      method: "post",
      path: "/api/v1/runs/:id/resume",
      role: "operator",
      audit: "run.resume",
      summary: "Do what an interrupted run was to do, as a new run that names it.",
      params: { id: runId },
      responses: { 202: acceptedSchema },
      refusals: [409],
      async handler({ params, caller }) {
        const { id, state } = await runner.resume(params.id, caller.name);
        return accepted(id, state);
      },
    }),
  ];
}
