import { createHash } from "node:crypto";
import { Queue as BullQueue, Worker, type Job } from "bullmq";
import { Redis } from "ioredis";
import { BridgeError, toBridgeError } from "../../lib/errors.js";
import type { Logger } from "../../lib/logger.js";
import type { LaneWork, Queue } from "./port.js";

export interface BullOptions {
  /** `redis://…` or `rediss://…` */
  url: string;
  logger: Logger;
  /** What the names of all keys begin with. */
  prefix?: string;
}

interface Ticket {
  lane: string;
}

const NAME = "lanes";
const ANSWER_MS = 5000;
/**
 * A worker that is silent for so long has lost its lane: the lanes of one that was killed stand still no longer. One
 * that was only slow does no harm, for the store lets one run of a lane go on.
 */
const SILENT_MS = 6000;

/**
 * The queue of several machines, on Redis: one BullMQ job stands for a lane with work, so that each is in line once and
 * has its turn after all others.
 */
export class BullmqQueue implements Queue {
  readonly #options: Required<BullOptions>;
  readonly #redis: Redis;
  readonly #queue: BullQueue<Ticket>;
  #worker: { redis: Redis; bull: Worker<Ticket> } | undefined;
  #away = false;

  constructor(options: BullOptions) {
    this.#options = { prefix: "nautobot-bridge", ...options };
    // who announces a lane does not wait for a Redis that is away: it is announced again
    this.#redis = this.#connect({ maxRetriesPerRequest: 1 });
    this.#queue = new BullQueue(NAME, { connection: this.#redis, prefix: this.#options.prefix });
    this.#queue.on("error", () => undefined);
  }

  async ready(lane: string): Promise<void> {
    // whoever asks for a run while Redis is away is not kept waiting for it
    if (this.#away) throw failure(new Error("it is away"));
    const options = { jobId: idOf(lane), removeOnComplete: true, removeOnFail: true };
    await this.#answered(this.#queue.add("lane", { lane }, options));
  }

  work(work: LaneWork, concurrency: number): void {
    const redis = this.#connect({ maxRetriesPerRequest: null });
    const turn = ({ data }: Job<Ticket>): Promise<void> => work.run(data.lane);
    const bull = new Worker<Ticket>(NAME, turn, {
      connection: redis,
      prefix: this.#options.prefix,
      concurrency,
      lockDuration: SILENT_MS,
      stalledInterval: SILENT_MS / 2,
      maxStalledCount: 100,
    });
    const again = (job: Job<Ticket> | undefined): void => void this.#again(job?.data.lane, work);
    bull.on("completed", again).on("failed", again);
    bull.on("error", () => undefined);
    this.#worker = { redis, bull };
  }

  async drain(): Promise<void> {
    if (!this.#worker) return;
    const { bull, redis } = this.#worker;
    this.#worker = undefined;
    await bull.close();
    redis.disconnect();
  }

  async check(): Promise<void> {
    await this.#answered(this.#redis.ping());
  }

  async close(): Promise<void> {
    await this.drain();
    await this.#queue.close().catch(() => undefined);
    this.#redis.disconnect();
  }

  async #again(lane: string | undefined, work: LaneWork): Promise<void> {
    // a lane that cannot be announced now is announced by whoever looks after them
    if (lane !== undefined && (await work.more(lane))) await this.ready(lane).catch(() => undefined);
  }

  #connect(options: { maxRetriesPerRequest: number | null }): Redis {
    const redis = new Redis(this.#options.url, {
      ...options,
      retryStrategy: (times) => Math.min(times * 200, 2000),
    });
    redis.on("error", (error: Error) => {
      if (!this.#away) this.#options.logger.error(failure(error).describe());
      this.#away = true;
    });
    redis.on("ready", () => {
      if (this.#away) this.#options.logger.info("Redis is back.");
      this.#away = false;
    });
    return redis;
  }

  async #answered<T>(work: Promise<T>): Promise<T> {
    let late: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, reject) => {
      late = setTimeout(() => reject(new Error(`no answer within ${ANSWER_MS / 1000} s`)), ANSWER_MS);
    });
    try {
      return await Promise.race([work, silence]);
    } catch (thrown) {
      throw failure(thrown);
    } finally {
      clearTimeout(late);
    }
  }
}

const failure = (thrown: unknown): BridgeError =>
  new BridgeError("QUEUE_FAILED", `Redis does not work: ${toBridgeError(thrown, "QUEUE_FAILED").message}`, {
    cause: thrown,
  });

/** BullMQ's ids have no colon, and are not numbers. */
const idOf = (lane: string): string => `lane-${createHash("sha256").update(lane).digest("base64url")}`;
