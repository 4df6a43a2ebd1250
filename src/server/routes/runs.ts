import { Router } from "express";
import { isFinished } from "../../jobs/state.js";
import type { Runner } from "../../runs/index.js";
import type { RunRecord, Store } from "../../store/index.js";
import { onlyMethods } from "../error-handler.js";
import { HttpError } from "../http-error.js";
import { parseChangeQuery, parsePageQuery } from "../query.js";
import { pageView, runDetail, runSummary } from "../views.js";

/** `/runs`: what was asked for, how it goes, what it did, and how to stop it. */
export function runRoutes(runner: Runner, store: Store): Router {
  const find = async (id: string): Promise<RunRecord> => {
    const run = await store.run(id);
    if (run) return run;
    throw new HttpError(
      "NOT_FOUND",
      `There is no run ${id}`,
      "List the runs that are still kept: GET /api/v1/runs",
    );
  };
  const router = Router();
  router
    .route("/runs")
    .get(async (request, response) => {
      const { items, ...page } = await store.runs(parsePageQuery(request));
      const runs = items.map((run) => runSummary(run, runner.live(run.id)));
      response.json(pageView("runs", { items: runs, ...page }));
    })
    .all(onlyMethods("GET"));
  router
    .route("/runs/:id")
    .get(async (request, response) => {
      const run = await find(request.params.id);
      response.json(runDetail(run, runner.live(run.id)));
    })
    .all(onlyMethods("GET"));
  router
    .route("/runs/:id/changes")
    .get(async (request, response) => {
      const query = parseChangeQuery(request);
      const { id } = await find(request.params.id);
      response.json(pageView("changes", await store.changes(id, query)));
    })
    .all(onlyMethods("GET"));
  router
    .route("/runs/:id/logs")
    .get(async (request, response) => {
      const query = parsePageQuery(request);
      const { id } = await find(request.params.id);
      response.json(pageView("logs", await store.log(id, query)));
    })
    .all(onlyMethods("GET"));
  router
    .route("/runs/:id/cancel")
    .post(async (request, response) => {
      const { id } = await find(request.params.id);
      const cancelled = await runner.cancel(id);
      const run = await find(id);
      if (!cancelled) throw notCancelled(run);
      response.status(202).json(runSummary(run, runner.live(id)));
    })
    .all(onlyMethods("POST"));
  return router;
}

const notCancelled = ({ id, state }: RunRecord): HttpError =>
  isFinished(state)
    ? new HttpError("CONFLICT", `Run ${id} has already ended: ${state}`)
    : new HttpError("CONFLICT", `Run ${id} goes on in another process`, "Cancel it where it was started.");
