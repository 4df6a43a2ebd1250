import { expect } from "chai";
import type { Express } from "express";
import request from "supertest";
import { authenticator } from "../../src/access/index.js";
import { BridgeError } from "../../src/lib/errors.js";
import { silentLogger } from "../../src/lib/logger.js";
import { companionRepository } from "../../src/reporting/companion-repository.js";
import type { Execute, Runner } from "../../src/runs/index.js";
import { createApp, Metrics, Readiness, Sessions } from "../../src/server/index.js";
import { allRoutes } from "../../src/server/routes/index.js";
import type { Store } from "../../src/store/index.js";
import { holdToDocument } from "./api-document.js";
import { testTriggers, type TriggerOptions } from "./triggers.js";
import { jobs } from "./jobs.js";
import { report } from "./reports.js";
import { seal, testRunner } from "./runners.js";

type Options = Parameters<typeof createApp>[0];
const problems: string[] = [];
/** An admin's. */
export const TOKEN = "a-token-of-the-tests";

/** The service's app; the test fails that gets an answer which the API's own document does not declare. */
export const testApp = (options: Options): Express =>
  holdToDocument(createApp(options), allRoutes(options), problems);

afterEach("answers are as the API's document declares them", () => {
  expect(problems.splice(0)).to.deep.equal([]);
});

/** What an app needs besides, with whatever a test does not care for. */
export const appOptions = ({ runner, store }: { runner: Runner; store: Store }): Options => ({
  runner,
  store,
  catalogue: { jobs: jobs(), defaults: {} },
  triggers: testTriggers(store),
  fromNautobot: { ask: () => Promise.reject(new BridgeError("JOB_RESULT_REFUSED", "There is no Nautobot.")) },
  problems: [],
  readiness: new Readiness({ store: () => store.check() }, silentLogger),
  places: { store: "a temporary folder" },
  metrics: new Metrics(store, "1.2.3"),
  openMetrics: false,
  authenticate: authenticator(store, TOKEN),
  sessions: new Sessions(seal),
  dashboard: "there-is-none",
  companion: companionRepository(new Map()),
  version: "1.2.3",
  nautobotUrl: "https://nautobot.invalid/",
  limits: { requestsPerMinute: 0, refusalsPerMinute: 0 },
  proxies: 0,
  logger: silentLogger,
});

/** The app over `store` with the job `acme.sites`, whose runs do what `execute` says. */
export function testApi(
  store: Store,
  execute: Execute = (_, { id }) => Promise.resolve(report({ id })),
  asking: TriggerOptions = {},
  options: Partial<Options> = {},
) {
  const runner = testRunner(store, execute);
  const triggers = testTriggers(store, asking);
  const app = testApp({ ...appOptions({ runner, store }), triggers, ...options });
  const call = (method: "get" | "post" | "delete", path: string, token = TOKEN) =>
    request(app)[method](path).auth(token, { type: "bearer" });
  return { app, runner, triggers, call };
}
