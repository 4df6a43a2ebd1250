import { Router } from "express";
import { isFinished, type Run, type Runner } from "../../runs/index.js";
import { onlyMethods } from "../error-handler.js";
import { HttpError } from "../http-error.js";
import { runDetail, runSummary } from "../views.js";

/** `/runs`: what was asked for, how it goes, and how to stop it. */
export function runRoutes(runner: Runner): Router {
  const find = (id: string): Run => {
    const run = runner.get(id);
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
    .get((_request, response) => {
      response.json({ runs: runner.list().map(runSummary) });
    })
    .all(onlyMethods("GET"));
  router
    .route("/runs/:id")
    .get((request, response) => {
      response.json(runDetail(find(request.params.id)));
    })
    .all(onlyMethods("GET"));
  router
    .route("/runs/:id/cancel")
    .post((request, response) => {
      const run = find(request.params.id);
      if (isFinished(run)) throw new HttpError("CONFLICT", `Run ${run.id} has already ended: ${run.state}`);
      runner.cancel(run.id);
      response.status(202).json(runSummary(run));
    })
    .all(onlyMethods("POST"));
  return router;
}
