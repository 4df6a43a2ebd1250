import { z } from "zod";
import { variables } from "./sections/common.js";
import { approval, guards, safeDelete } from "./sections/guards.js";
import { schedules } from "./sections/schedules.js";
import { webhooks } from "./sections/webhooks.js";
import { wholeNumber } from "./sections/number.js";

const nautobot = z.strictObject({
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("the address of Nautobot, such as https://nautobot.example.com"),
  token: z
    .string()
    .min(1)
    .optional()
    .describe("an API token of Nautobot, best as ${env:NAUTOBOT_TOKEN} or ${file:/path}"),
  timeout: wholeNumber(1, 3600).default(120).describe("seconds to wait for one answer, 1 to 3600"),
});

/** Kept from one address, so that tokens cannot be guessed fast and a client gone wild harms nobody. */
const limits = z.strictObject({
  requestsPerMinute: wholeNumber(0, 1_000_000)
    .default(3000)
    .describe("the most API requests of one address in a minute, 0 for any number"),
  refusalsPerMinute: wholeNumber(0, 1_000_000)
    .default(20)
    .describe("the most API requests with a wrong token of one address in a minute, 0 for any number"),
});

const server = z.strictObject({
  host: z.string().min(1).default("127.0.0.1").describe("the address to listen on, such as 127.0.0.1"),
  port: wholeNumber(0, 65535).default(8380).describe("a port from 1 to 65535, or 0 for any free one"),
  token: z
    .string()
    .min(16)
    .optional()
    .describe("the API's bearer token, 16 characters or more, best as ${env:NAME} or ${file:/path}"),
  openMetrics: z
    .boolean()
    .default(false)
    .describe("true (GET /metrics asks for no token) or false (it asks for one of any role)"),
  proxies: wholeNumber(0, 10)
    .default(0)
    .describe("how many proxies stand before the service and tell it the caller's address, 0 to 10"),
  limits: limits.prefault({}).describe("requestsPerMinute and refusalsPerMinute of one address"),
});

const job = z.strictObject({
  variables: variables.default({}),
  guards: guards.prefault({}).describe("as guards for all jobs; what is given here counts for this one"),
  approval: approval
    .prefault({})
    .describe("create, update and delete, each auto or person, and days: what waits for approval"),
  safeDelete: safeDelete
    .optional()
    .describe("status or tag, and graceDays: how objects of Nautobot are marked before they are deleted"),
});

const store = z.strictObject({
  url: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe("the address of a PostgreSQL database, such as postgres://user:password@host/database"),
});

const queue = z.strictObject({
  url: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .describe("the address of a Redis that several machines share, such as redis://host:6379/0"),
});

const runs = z.strictObject({
  concurrency: wholeNumber(1, 100).default(2).describe("how many runs go on at once, 1 to 100"),
  memoryMb: wholeNumber(64, 1_000_000)
    .default(2048)
    .describe("megabytes of memory that a run may use, 64 or more"),
  drainSeconds: wholeNumber(0, 86_400)
    .default(30)
    .describe("seconds that runs get to end when the service is stopped, 0 to 86400"),
  env: z
    .array(z.string().min(1))
    .default([])
    .describe("names of environment variables that plugins may read, such as [ACME_REGION]"),
});

const retention = z.strictObject({
  days: wholeNumber(1, 36_500).default(90).describe("days to keep a finished run, 1 to 36500"),
  runs: wholeNumber(1, 1_000_000).default(1000).describe("how many finished runs to keep, 1 to 1000000"),
});

const companion = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "is not lower-case letters, digits and hyphens")
    .max(50)
    .default("nautobot-bridge")
    .describe(
      "what the Git repository and the external integration in Nautobot are called, such as bridge-lab",
    ),
  report: z
    .enum(["after", "live"])
    .default("after")
    .describe(
      "after (a run started outside Nautobot becomes a job result at its end) or live (while it goes, where a service runs it; holds a worker)",
    ),
});

const telemetry = z.strictObject({
  traces: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("where an OpenTelemetry collector takes traces, such as http://127.0.0.1:4318/v1/traces"),
});

const outbound = z.strictObject({
  allow: z
    .array(z.string().min(1).describe("a host, *.domain, address or network"))
    .default([])
    .describe(
      "hosts, *.example.com, addresses, networks (10.0.0.0/8) that runs may connect to beside Nautobot, store, proxies; empty: any but link-local",
    ),
});

/** The whole configuration file. Descriptions are what an error tells its reader to write instead. */
export const configSchema = z.strictObject({
  nautobot: nautobot.prefault({}).describe("url, token and timeout of the Nautobot to sync with"),
  plugins: z
    .array(z.string().min(1).describe("the path of a directory"))
    .default([])
    .describe("a list of directories with plugins, relative to this file"),
  dataDir: z
    .string()
    .min(1)
    .default(".nautobot-bridge")
    .describe("the path of a directory for what is kept between runs, relative to this file"),
  incremental: z
    .boolean()
    .default(false)
    .describe(
      "true (ask Nautobot only for what changed since the last run, as far as its change log tells) or false (load everything)",
    ),
  server: server.prefault({}).describe("host, port, token and limits of the service"),
  telemetry: telemetry.prefault({}).describe("traces: an OpenTelemetry collector that hears of every run"),
  outbound: outbound.prefault({}).describe("allow: where runs may connect to"),
  store: store.prefault({}).describe("url of a PostgreSQL database; without it runs are kept in dataDir"),
  queue: queue.prefault({}).describe("url of a Redis; without it the service is one process"),
  runs: runs.prefault({}).describe("concurrency, memoryMb, drainSeconds and env of runs"),
  secretKey: z
    .string()
    .min(32)
    .optional()
    .describe("32 characters or more, best as ${file:/path}, the same on all machines that share a store"),
  retention: retention.prefault({}).describe("days and runs: which finished runs are kept"),
  companion: companion
    .prefault({})
    .describe("name and report: the Jobs in Nautobot that stand for the jobs of this bridge"),
  jobs: z
    .record(z.string(), job)
    .default({})
    .describe("for each job id, default variables, guards, approval and safeDelete"),
  guards: guards
    .prefault({})
    .describe("deletes, updates, emptySource, sourceShrunk and target: what stops a run before it writes"),
  schedules,
  webhooks: webhooks
    .prefault({})
    .describe("what may come in from Nautobot and other systems, and what it starts"),
});

type DeepReadonly<T> = T extends (infer U)[]
  ? readonly DeepReadonly<U>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;

/** What the file and the environment say, defaults filled in; `plugins` and `dataDir` are absolute paths. Deeply frozen. */
export type Config = DeepReadonly<z.infer<typeof configSchema>> & {
  /** The file that was read; absent when there is none. */
  readonly file?: string;
};
