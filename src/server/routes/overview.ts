import { z } from "zod";
import { findJob } from "../../plugin-host/index.js";
import { describeJob } from "../../runs/index.js";
import { ageOf, lastRunsOf } from "../overview.js";
import { defineRoute, ok, type Route } from "../route.js";
import { flag, page, pageOf, wholeNumber } from "../schemas/fields.js";
import { historyEntrySchema, jobOverviewSchema } from "../schemas/overview.js";
import { pageView, runSummary } from "../views.js";
import type { Services } from "./index.js";

/** How jobs fare: all at a glance, and one over its runs. */
export const overviewRoutes = ({ catalogue, store, runner, triggers }: Services): Route[] => [
  defineRoute({
    method: "get",
    path: "/api/v1/overview",
    role: "viewer",
    summary: "All jobs with their schedules, their last runs, and the age of the last good one.",
    query: { runs: wholeNumber(0, 50).default(10).describe("The most runs of each job.") },
    responses: { 200: z.object({ jobs: z.array(jobOverviewSchema) }) },
    async handler({ query }) {
      const jobs = [...catalogue.jobs.values()];
      const [runs, good, schedules] = await Promise.all([
        lastRunsOf(store, [...catalogue.jobs.keys()], query.runs),
        store.lastGoodRuns(),
        triggers.scheduler.list(),
      ]);
      const goodAt = new Map(good.map(({ job, at }) => [job, at]));
      const overview = jobs.map(({ id, plugin, jobClass }) => {
        const { variables, ...described } = describeJob(id, jobClass);
        const own = schedules.filter(({ job }) => job === id);
        const [next] = own.flatMap((schedule) => schedule.next.slice(0, 1)).sort();
        const at = goodAt.get(id);
        return {
          ...described,
          plugin,
          variables: variables.length,
          schedules: own.map(({ name, paused }) => ({ name, paused: paused !== undefined })),
          ...(next !== undefined && { next }),
          ...(at !== undefined && { lastGood: { at, ageSeconds: ageOf(at) } }),
          runs: (runs.get(id) ?? []).map((run) => runSummary(run, runner.live(run.id))),
        };
      });
      return ok({ jobs: overview });
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/jobs/:job/history",
    role: "viewer",
    summary: "A job's runs that have ended, newest first, each with its steps and counts: for charts.",
    params: { job: z.string().max(200).describe("A job's id, or its part after the dot.") },
    query: { ...page, dryRun: flag.optional().describe("Only dry runs, or only others.") },
    responses: { 200: pageOf("runs", historyEntrySchema) },
    async handler({ params, query }) {
      const { id } = findJob(catalogue.jobs, params.job);
      const { items, ...rest } = await store.runs({ ...query, job: id, ended: true });
      const runs = items.map((run) => ({ ...runSummary(run, undefined), steps: run.steps }));
      return ok(pageView("runs", { items: runs, ...rest }));
    },
  }),
];
