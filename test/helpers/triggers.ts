import { silentLogger } from "../../src/lib/logger.js";
import type { RunRequest } from "../../src/jobs/request.js";
import type { Store } from "../../src/store/index.js";
import {
  Inbox,
  nautobotSource,
  Scheduler,
  type Rule,
  type Schedule,
  type Source,
} from "../../src/triggers/index.js";
import { WEBHOOK_SECRET } from "./webhooks.js";

export interface TriggerOptions {
  sources?: readonly Source[];
  rules?: readonly Rule[];
  schedules?: readonly Schedule[];
  ask?: (request: RunRequest) => Promise<{ id: string; state: "queued" }>;
  ownUser?: string;
  now?: () => Date;
  maxBodyKb?: number;
}

export const TEST_SOURCE = nautobotSource({ secrets: [WEBHOOK_SECRET], maxAge: 900, maxAhead: 60 });

/** What asks for runs by itself: nothing, unless told otherwise. */
export function testTriggers(store: Store, options: TriggerOptions = {}) {
  const { sources = [TEST_SOURCE], rules = [], schedules = [], maxBodyKb = 1024, ownUser, now } = options;
  const ask = options.ask ?? (() => Promise.reject(new Error("no run is expected")));
  return {
    inbox: new Inbox({ sources, rules, ask, store, ownUser: () => ownUser, ...(now && { now }) }),
    scheduler: new Scheduler({ schedules, ask, store, logger: silentLogger }),
    maxBodyKb,
  };
}
