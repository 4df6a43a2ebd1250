import { z } from "zod";
import type { Scheduler } from "../../triggers/index.js";
import { HttpError } from "../http-error.js";
import { answer, defineRoute, ok, type Route } from "../route.js";
import { acceptedSchema } from "../schemas/runs.js";
import { scheduleSchema } from "../schemas/triggers.js";
import { runUrl } from "../views.js";

const params = { name: z.string().max(200).describe("A schedule's name.") };
const change = z.strictObject({ reason: z.string().max(500).optional().describe("Why, for the audit log.") });

/** The schedule, or what was done with it; 404 when there is none. */
function found<T>(name: string, result: T | undefined): T {
  if (result !== undefined) return result;
  throw new HttpError(
    "NOT_FOUND",
    `There is no schedule ${name}`,
    "List the schedules: GET /api/v1/schedules; they are made in the configuration.",
  );
}

/** When jobs are run by themselves. */
export const scheduleRoutes = (scheduler: Scheduler): Route[] => [
  defineRoute({
    method: "get",
    path: "/api/v1/schedules",
    role: "viewer",
    summary: "All schedules with their next times.",
    responses: { 200: z.object({ schedules: z.array(scheduleSchema) }) },
    handler: async () => ok({ schedules: await scheduler.list() }),
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/schedules/:name/pause",
    role: "operator",
    audit: "schedule.pause",
    summary: "Pause a schedule, over restarts, until it is resumed.",
    params,
    body: change,
    responses: { 200: scheduleSchema },
    handler: async ({ params: { name }, caller }) =>
      ok(found(name, await scheduler.pause(name, caller.name))),
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/schedules/:name/resume",
    role: "operator",
    audit: "schedule.resume",
    summary: "Resume a schedule. What would have been due meanwhile is not made up for.",
    params,
    body: change,
    responses: { 200: scheduleSchema },
    handler: async ({ params: { name } }) => ok(found(name, await scheduler.resume(name))),
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/schedules/:name/run",
    role: "operator",
    audit: "schedule.run",
    summary: "Run a schedule's job now, as the schedule would.",
    params,
    body: change,
    responses: { 202: acceptedSchema },
    async handler({ params: { name }, caller }) {
      const { id, state } = found(name, await scheduler.runNow(name, caller.name));
      return answer(202, { id, status: state, url: runUrl(id) }, { location: runUrl(id) });
    },
  }),
];
