import type { Config, NautobotConfig } from "../config/index.js";
import { BridgeError, toBridgeError } from "../lib/errors.js";
import type { Logger } from "../lib/logger.js";
import { createClient } from "../nautobot/index.js";
import type { RunRequest } from "../jobs/request.js";
import { findJob } from "../plugin-host/index.js";
import { prepareRequest, type Catalogue } from "../runs/index.js";
import type { Added, Store } from "../store/index.js";
import {
  Inbox,
  nautobotSource,
  OwnUser,
  Scheduler,
  unbacked,
  userOf,
  type Rule,
  type Schedule,
  type Source,
} from "../triggers/index.js";

export interface Triggers {
  inbox: Inbox;
  scheduler: Scheduler;
  /** Begins to fire schedules. */
  start(): void;
  close(): Promise<void>;
}

interface TriggerOptions {
  config: Config;
  catalogue: Catalogue;
  nautobot: NautobotConfig;
  store: Store;
  ask: (request: RunRequest) => Promise<Added>;
  logger: Logger;
}

/**
 * What asks for runs by itself, as it is configured.
 *
 * @throws BridgeError CONFIG_INVALID when a schedule or a rule could never run
 */
export async function openTriggers(options: TriggerOptions): Promise<Triggers> {
  const { config, catalogue, nautobot, store, ask, logger } = options;
  const schedules = await schedulesOf(config, catalogue);
  const rules = rulesOf(config, catalogue);
  for (const warning of unbacked(rules, schedules)) logger.warning(warning);
  const { username } = config.webhooks.nautobot;
  const own = new OwnUser(() => userOf(createClient(nautobot)), logger);
  const ownUser = username === undefined ? own.current : () => username;
  if (rules.some(({ ownChanges, source }) => !ownChanges && source === "nautobot")) ownUser();
  const inbox = new Inbox({ sources: sourcesOf(config), rules, ask, store, ownUser });
  const scheduler = new Scheduler({ schedules, ask, store, logger });
  return {
    inbox,
    scheduler,
    start: () => scheduler.start(),
    async close() {
      await scheduler.stop();
      await inbox.close();
    },
  };
}

async function schedulesOf({ schedules }: Config, catalogue: Catalogue): Promise<Schedule[]> {
  return Promise.all(
    schedules.map(async ({ name, ...schedule }) => {
      const { job, variables } = schedule;
      const request = { job, variables, dryRun: true, memory: false, trigger: "schedule" } as const;
      const prepared = await prepareRequest(catalogue, request).catch((thrown: unknown) => {
        throw unusable(`The schedule of ${job} cannot run`, thrown);
      });
      return { ...schedule, name: name ?? job, job: prepared.job };
    }),
  );
}

/** What a payload brings cannot be checked before it comes. */
export const rulesOf = ({ webhooks }: Config, { jobs }: Pick<Catalogue, "jobs">): Rule[] =>
  webhooks.rules.map((rule) => {
    try {
      return { ...rule, job: findJob(jobs, rule.job).id };
    } catch (thrown) {
      throw unusable(`The webhook rule ${rule.name} cannot start anything`, thrown);
    }
  });

function unusable(what: string, thrown: unknown): BridgeError {
  const { message, fix } = toBridgeError(thrown, "CONFIG_INVALID");
  return new BridgeError("CONFIG_INVALID", `${what}. ${message}`, { fix });
}

const sourcesOf = ({ webhooks: { nautobot, sources } }: Config): Source[] => [
  nautobotSource(nautobot),
  ...Object.entries(sources).map(([name, { secrets, maxAge, maxAhead, timestamp, ...signature }]) => ({
    name,
    secrets,
    maxAge,
    maxAhead,
    timestamp,
    signature,
  })),
];
