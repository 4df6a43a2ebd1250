import { Router } from "express";
import { z } from "zod";
import { describeJob, prepareRequest, type Catalogue, type Runner } from "../../runs/index.js";
import { jsonBody, parseBody } from "../body.js";
import { onlyMethods } from "../error-handler.js";
import { runUrl } from "../views.js";

const runBody = z.strictObject({
  dryRun: z.boolean().default(true),
  memory: z.boolean().default(false),
  full: z.boolean().exactOptional(),
  variables: z.record(z.string(), z.unknown()).default({}),
});

/** `/jobs`: what can be run, and asking for a run. */
export function jobRoutes(runner: Runner, catalogue: Catalogue): Router {
  const router = Router();
  router
    .route("/jobs")
    .get((_request, response) => {
      response.json({
        jobs: [...catalogue.jobs.values()].map(({ id, jobClass }) => describeJob(id, jobClass)),
      });
    })
    .all(onlyMethods("GET"));
  router
    .route("/jobs/:job/runs")
    .post(...jsonBody, async (request, response) => {
      const asked = { ...parseBody(runBody, request), job: request.params.job, trigger: "api" } as const;
      const { run } = await runner.request(await prepareRequest(catalogue, asked));
      const url = runUrl(run.id);
      response.status(202).location(url).json({ id: run.id, status: run.state, url });
    })
    .all(onlyMethods("POST"));
  return router;
}
