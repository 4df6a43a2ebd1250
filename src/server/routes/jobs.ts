import { z } from "zod";
import { ALLOWABLE } from "../../jobs/guards/index.js";
import { findJob } from "../../plugin-host/index.js";
import {
  configuredFor,
  describeJob,
  jobDetail,
  prepareRequest,
  type Catalogue,
  type FromNautobot,
  type Runner,
} from "../../runs/index.js";
import { defineRoute, ok, type Route } from "../route.js";
import { defined, time, values } from "../schemas/fields.js";
import { jobDetailSchema, jobSchema } from "../schemas/jobs.js";
import { acceptedSchema } from "../schemas/runs.js";
import { accepted } from "../views.js";

const scope = z
  .strictObject({
    types: z.array(z.string()).optional().describe("All objects of these types."),
    objects: z
      .array(z.strictObject({ type: z.string(), uid: z.string() }))
      .optional()
      .describe("These objects, with all below them."),
  })
  .meta({ id: "RunScope" });

const runBody = z
  .strictObject({
    dryRun: z.boolean().default(true).describe("Only show what would change."),
    memory: z.boolean().default(false).describe("Measure the memory of each step."),
    full: z.boolean().optional().describe("Load everything, whatever is known from earlier runs."),
    variables: values.default({}),
    scope: scope.optional().describe("Compare and write only these; everything when absent."),
    allow: z.array(z.enum(ALLOWABLE)).optional().describe("Guard rules that let this run through."),
    notBefore: time.optional().describe("The run waits until then."),
    reason: z.string().max(500).optional().describe("Why, for the run and the audit log."),
    jobResult: z
      .uuid()
      .optional()
      .describe(
        "For Nautobot's own Jobs: all but secret variables is read from this job result, which must be running.",
      ),
  })
  .meta({ id: "RunRequest" });

/** What can be run, and asking for a run. */
export const jobRoutes = (runner: Runner, catalogue: Catalogue, nautobot: FromNautobot): Route[] => [
  defineRoute({
    method: "get",
    path: "/api/v1/jobs",
    role: "viewer",
    summary: "What can be run, with variables.",
    responses: { 200: z.object({ jobs: z.array(jobSchema) }) },
    handler: () =>
      ok({ jobs: [...catalogue.jobs.values()].map(({ id, jobClass }) => describeJob(id, jobClass)) }),
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/jobs/:job",
    role: "viewer",
    summary: "One job: variables as JSON Schema, mappings, configuration.",
    params: { job: z.string().max(200).describe("A job's id, or its part after the dot.") },
    responses: { 200: jobDetailSchema },
    handler({ params }) {
      const job = findJob(catalogue.jobs, params.job);
      return ok(jobDetail(job.id, job.jobClass, Object.keys(configuredFor(catalogue, job))));
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/jobs/:job/runs",
    role: "operator",
    audit: "run.request",
    summary: "Ask for a run.",
    params: { job: z.string().max(200) },
    headers: {
      "idempotency-key": z
        .string()
        .regex(/^[\x21-\x7e]{1,200}$/, "is not of 1 to 200 printable characters")
        .optional()
        .describe("A second request with the same key gets the run of the first."),
    },
    body: runBody,
    responses: { 202: acceptedSchema },
    refusals: [409, 502],
    async handler({ params, headers, body, caller }) {
      if (body.jobResult !== undefined) {
        const claim = { jobResult: body.jobResult, secrets: body.variables };
        const { id, state } = await nautobot.ask(params.job, claim);
        return accepted(id, state);
      }
      const who = { trigger: "api", requestedBy: caller.name } as const;
      const key = headers["idempotency-key"];
      // of two callers each has keys of its own
      const once = key === undefined ? {} : { idempotencyKey: `${caller.name} ${key}` };
      const { scope, ...rest } = defined(body);
      const within = scope === undefined ? {} : { scope: defined(scope) };
      const asked = { ...rest, ...within, ...once, ...who, job: params.job };
      const { id, state } = await runner.request(await prepareRequest(catalogue, asked));
      return accepted(id, state);
    },
  }),
];
