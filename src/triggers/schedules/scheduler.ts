import type { RunRequest } from "../../jobs/request.js";
import { isFinished } from "../../jobs/state.js";
import { toBridgeError } from "../../lib/errors.js";
import type { Logger } from "../../lib/logger.js";
import type { Run } from "../../runs/index.js";
import type { ScheduleState, Store } from "../../store/index.js";
import { dueNow } from "./due.js";
import { nextTime, patternOf, requestOf, type Schedule } from "./schedule.js";
import { viewOf, type ScheduleView } from "./view.js";

type Asked = Pick<Run, "id" | "state">;

export interface SchedulerOptions {
  readonly schedules: readonly Schedule[];
  /** Asks for a run and resolves, once it is kept, to its id. A key that was used before gets the run of then. */
  readonly ask: (request: RunRequest) => Promise<Asked>;
  readonly store: Pick<Store, "schedules" | "noteSchedule" | "run">;
  readonly logger: Logger;
  /** From 0 to 1. */
  readonly random?: () => number;
}

/** How long it sleeps at the most: a clock that jumps is noticed then. */
const SLEEP_MS = 30_000;
const RETRY_MS = 5_000;

/** Asks for runs when their time has come. What is due is in the store, so that neither a restart nor a second machine fires twice. */
export class Scheduler {
  readonly #options: SchedulerOptions;
  #timer: NodeJS.Timeout | undefined;
  #ticking: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(options: SchedulerOptions) {
    this.#options = options;
  }

  /** Deals with what was missed, then goes on until it is stopped. */
  start(): void {
    if (this.#options.schedules.length > 0) this.#loop();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#ticking;
  }

  /** Fires what is due; resolves to how many milliseconds there are until the next is. */
  async tick(): Promise<number> {
    const states = await this.#states();
    const times: number[] = [];
    const failures: unknown[] = [];
    for (const schedule of this.#options.schedules)
      try {
        const next = await this.#look(schedule, states.get(schedule.name));
        times.push(next.getTime() - Date.now());
      } catch (thrown) {
        failures.push(thrown);
      }
    if (failures.length > 0) throw failures[0];
    return Math.min(SLEEP_MS, ...times);
  }

  async list(): Promise<ScheduleView[]> {
    const states = await this.#states();
    return this.#options.schedules.map((schedule) => viewOf(schedule, states.get(schedule.name)));
  }

  /** Undefined when there is none of this name, as with `resume` and `runNow`. */
  pause(name: string, by: string): Promise<ScheduleView | undefined> {
    return this.#change(name, () => ({ pausedAt: new Date().toISOString(), pausedBy: by }));
  }

  /** What would have been due meanwhile is not made up for. */
  resume(name: string): Promise<ScheduleView | undefined> {
    return this.#change(name, (schedule) => ({
      pausedAt: null,
      pausedBy: null,
      pattern: patternOf(schedule),
      next: nextTime(schedule).toISOString(),
    }));
  }

  async runNow(name: string, by: string): Promise<Asked | undefined> {
    const schedule = this.#find(name);
    if (!schedule) return undefined;
    return this.#options.ask({
      ...requestOf(schedule),
      requestedBy: by,
      reason: `schedule ${name}, by hand`,
    });
  }

  #find(name: string): Schedule | undefined {
    return this.#options.schedules.find((schedule) => schedule.name === name);
  }

  async #states(): Promise<Map<string, ScheduleState>> {
    return new Map((await this.#options.store.schedules()).map((state) => [state.name, state]));
  }

  async #change(
    name: string,
    patch: (schedule: Schedule) => Parameters<Store["noteSchedule"]>[1],
  ): Promise<ScheduleView | undefined> {
    const schedule = this.#find(name);
    if (!schedule) return undefined;
    await this.#options.store.noteSchedule(name, patch(schedule));
    return viewOf(schedule, (await this.#states()).get(name));
  }

  #loop(): void {
    this.#ticking = this.tick()
      .catch((thrown: unknown) => {
        this.#options.logger.warning(`Schedules: ${toBridgeError(thrown, "STORE_FAILED").describe()}`);
        return RETRY_MS;
      })
      .then((wait) => {
        if (!this.#stopped) this.#timer = setTimeout(() => this.#loop(), Math.max(wait, 1));
      });
  }

  /** Does what is due of one schedule; resolves to when it is due next. */
  async #look(schedule: Schedule, state: ScheduleState | undefined): Promise<Date> {
    const { store, logger } = this.#options;
    const due = dueNow(schedule, state, new Date());
    if (due.act === "wait") return due.next;
    const armed = { pattern: patternOf(schedule), next: due.next.toISOString() };
    if (due.act === "rearm") await store.noteSchedule(schedule.name, armed);
    else {
      const busy = due.act === "fire" ? await this.#busy(state) : due.why;
      const outcome = busy === undefined ? await this.#fire(schedule, due.planned) : { lastSkipped: busy };
      const noted = { lastPlanned: due.planned.toISOString(), lastAt: new Date().toISOString(), ...outcome };
      await store.noteSchedule(schedule.name, { ...armed, ...noted });
      if (outcome.lastSkipped)
        logger.warning(`Schedule ${schedule.name} did not run: ${outcome.lastSkipped}`);
    }
    return due.next;
  }

  /** Why the schedule must not start another run; one that waits for approval holds up nothing. */
  async #busy(state: ScheduleState | undefined): Promise<string | undefined> {
    const last = state?.lastRun === undefined ? undefined : await this.#options.store.run(state.lastRun);
    if (!last || isFinished(last.state) || last.state === "waiting") return undefined;
    return `its run ${last.id} still goes on`;
  }

  async #fire(schedule: Schedule, planned: Date): Promise<{ lastRun?: string; lastSkipped: string | null }> {
    const { ask, random = Math.random } = this.#options;
    const delay = Math.round(random() * schedule.jitter * 1000);
    const request: RunRequest = {
      ...requestOf(schedule),
      idempotencyKey: `schedule ${schedule.name} ${planned.toISOString()}`,
      ...(delay > 0 && { notBefore: new Date(Date.now() + delay).toISOString() }),
    };
    try {
      return { lastRun: (await ask(request)).id, lastSkipped: null };
    } catch (thrown) {
      const error = toBridgeError(thrown, "RUN_FAILED");
      // what may work in a moment is tried again: the time stays due
      if (error.retryable) throw error;
      return { lastSkipped: error.message };
    }
  }
}
