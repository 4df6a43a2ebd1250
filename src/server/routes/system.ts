import { z } from "zod";
import { versionOf, type PluginProblem } from "../../plugin-host/index.js";
import { isFinished, type RunState } from "../../jobs/state.js";
import type { Catalogue } from "../../runs/index.js";
import type { Statistics } from "../../store/index.js";
import type { Metrics } from "../metrics.js";
import type { Readiness } from "../readiness.js";
import { ageOf } from "../overview.js";
import { answer, defineRoute, ok, sending, type Route } from "../route.js";
import { pluginsSchema, readySchema, systemSchema } from "../schemas/system.js";

/** What the routes about the service itself work with. */
export interface System {
  catalogue: Catalogue;
  store: Statistics;
  /** Plugins that were refused. */
  problems: readonly PluginProblem[];
  readiness: Readiness;
  /** Where each part is, for people; no secret. */
  places: Readonly<Record<string, string>>;
  metrics: Metrics;
  /** Whether `/metrics` asks for no token. */
  openMetrics: boolean;
  /** Of the package. */
  version: string;
}

/** What supervisors ask, of a worker too. */
export const healthRoutes = (system: Pick<System, "readiness" | "store">): Route[] => [
  defineRoute({
    method: "get",
    path: "/healthz",
    role: "open",
    summary: "Whether the service lives.",
    responses: { 200: z.object({ status: z.literal("ok") }) },
    handler: () => ok({ status: "ok" as const }),
  }),
  defineRoute({
    method: "get",
    path: "/readyz",
    role: "open",
    summary: "Whether the service can do its work, and which part cannot.",
    responses: { 200: readySchema, 503: readySchema },
    handler: () => readyOf(system),
  }),
];

/** How the service is. */
export const systemRoutes = (system: System): Route[] => [
  ...healthRoutes(system),
  defineRoute({
    method: "get",
    path: "/metrics",
    role: system.openMetrics ? "open" : "viewer",
    summary: "What Prometheus reads.",
    responses: { 200: { media: ["text/plain"], description: "Prometheus' text format." } },
    async handler() {
      const { type, body } = await system.metrics.text();
      return sending(200, (response) => void response.send(body), { "content-type": type });
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/system",
    role: "viewer",
    summary: "The parts that the service needs, its versions, and the runs that have not ended.",
    responses: { 200: systemSchema },
    handler: async () => ok(await systemOf(system)),
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/plugins",
    role: "viewer",
    summary: "The version, the plugins with their jobs, and those that were refused with the fix.",
    responses: { 200: pluginsSchema },
    handler: async () => ok(await pluginsOf(system)),
  }),
];

async function readyOf({ readiness, store }: Pick<System, "readiness" | "store">) {
  const parts = await readiness.parts();
  const good = parts["store"]?.ready === false ? [] : await store.lastGoodRuns();
  const ready = Object.values(parts).every((part) => part.ready);
  const body = {
    status: ready ? ("ready" as const) : ("not ready" as const),
    parts: Object.fromEntries(
      Object.entries(parts).map(([name, { ready, code }]) => [
        name,
        code === undefined ? { ready } : { ready, code },
      ]),
    ),
    lastGoodRuns: good.map(({ job, at }) => ({ job, at, ageSeconds: ageOf(at) })),
  };
  return ready ? ok(body) : answer(503, body);
}

async function pluginsOf({ catalogue, problems, version }: System) {
  const jobs = [...catalogue.jobs.values()];
  const names = [...new Set(jobs.map(({ plugin }) => plugin))];
  const plugins = await Promise.all(
    names.map(async (name) => {
      const own = jobs.filter(({ plugin }) => plugin === name);
      const file = own[0]?.file ?? "";
      const its = await versionOf(file);
      return { name, ...(its !== undefined && { version: its }), file, jobs: own.map(({ id }) => id) };
    }),
  );
  return { version, plugins, problems: [...problems] };
}

async function systemOf({ readiness, places, store, version }: System) {
  const parts = Object.entries(await readiness.parts()).map(([name, part]) => {
    const place = places[name];
    return [name, { ...part, ...(place !== undefined && { place }) }] as const;
  });
  const queue = await store.runCounts().then(openRuns, () => undefined);
  return {
    version,
    node: process.version,
    startedAt: new Date(Date.now() - process.uptime() * 1000).toISOString(),
    memoryBytes: process.memoryUsage.rss(),
    parts: Object.fromEntries(parts),
    ...(queue && { queue }),
  };
}

/** Over all jobs, by state. */
function openRuns(counts: readonly { state: RunState; count: number }[]) {
  const open = new Map<RunState, number>();
  for (const { state, count } of counts)
    if (!isFinished(state)) open.set(state, (open.get(state) ?? 0) + count);
  return [...open].map(([state, count]) => ({ state, count }));
}
