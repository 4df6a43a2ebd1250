import { randomBytes } from "node:crypto";
import { expect } from "chai";
import { Redis } from "ioredis";
import { silentLogger } from "../../../src/lib/logger.js";
import { MemoryQueue, type Queue } from "../../../src/runs/index.js";
import { BullmqQueue } from "../../../src/runs/queue/bullmq.js";
import { until } from "../../helpers/stores.js";

const NAMED = process.env["BRIDGE_TEST_REDIS"];
const REDIS = NAMED ?? "redis://127.0.0.1:6379/8";

/** Whether Redis is to be tested: always where it is named, otherwise where one answers. */
async function redisIsHere(): Promise<boolean> {
  if (NAMED !== undefined) return true;
  const redis = new Redis(REDIS, { lazyConnect: true, retryStrategy: () => null });
  redis.on("error", () => undefined);
  return redis.connect().then(
    () => (redis.disconnect(), true),
    () => false,
  );
}

/** Work of which each lane has so many pieces; a piece goes on until it is ended. */
function work(pieces: Record<string, number>) {
  const begun: string[] = [];
  const going = new Map<string, () => void>();
  return {
    begun,
    going,
    run: (lane: string) =>
      new Promise<void>((resolve) => {
        if ((pieces[lane] ?? 0) === 0) {
          resolve();
          return;
        }
        begun.push(lane);
        if (going.has(lane)) throw new Error(`${lane} twice at once`);
        going.set(lane, () => {
          going.delete(lane);
          pieces[lane] = (pieces[lane] ?? 0) - 1;
          resolve();
        });
      }),
    more: (lane: string) => Promise.resolve((pieces[lane] ?? 0) > 0),
    end: () => [...going.values()].forEach((end) => end()),
  };
}

const contract = (name: string, open: () => Queue, isHere: () => Promise<boolean>) =>
  describe(`the queue ${name}`, function () {
    let queue: Queue;
    before(async function () {
      if (!(await isHere())) this.skip();
    });
    beforeEach(() => (queue = open()));
    afterEach(() => queue.close());

    it("hands out what was announced before and after work began, a lane at a time", async () => {
      const lanes = work({ a: 2, b: 1 });
      await queue.ready("a");
      queue.work(lanes, 10);
      await queue.ready("a");
      await queue.ready("b");
      await until(() => lanes.going.size === 2);
      await queue.ready("a");
      lanes.end();
      await until(() => lanes.begun.length === 3);
      expect([...lanes.going.keys()]).to.deep.equal(["a"]);
      lanes.end();
      expect(lanes.begun.slice().sort()).to.deep.equal(["a", "a", "b"]);
    });

    it("lets lanes have their turn one after the other, however much one has to do", async () => {
      const lanes = work({ much: 4, little: 1, other: 1 });
      for (const lane of ["much", "little", "other"]) await queue.ready(lane);
      queue.work(lanes, 1);
      for (let turn = 1; turn <= 6; turn++) {
        await until(() => lanes.begun.length === turn);
        expect(lanes.going.size).to.equal(1);
        lanes.end();
      }
      expect(lanes.begun).to.deep.equal(["much", "little", "other", "much", "much", "much"]);
    });

    it("takes so many at once and no more", async () => {
      const lanes = work({ a: 1, b: 1, c: 1 });
      for (const lane of ["a", "b", "c"]) await queue.ready(lane);
      queue.work(lanes, 2);
      await until(() => lanes.going.size === 2);
      expect(lanes.begun).to.deep.equal(["a", "b"]);
      lanes.going.get("a")?.();
      await until(() => lanes.begun.length === 3);
      lanes.end();
    });

    it("takes no more when it is drained, and waits for what goes on", async () => {
      const lanes = work({ a: 2, b: 1 });
      await queue.ready("a");
      queue.work(lanes, 1);
      await until(() => lanes.going.size === 1);
      await queue.ready("b");
      const drained = queue.drain();
      lanes.end();
      await drained;
      expect(lanes.begun).to.deep.equal(["a"]);
    });

    it("works, and says so", async () => {
      await queue.check();
    });
  });

const SUITE = `test-${randomBytes(6).toString("hex")}`;
let prefixes = 0;
const prefix = () => `${SUITE}-${prefixes++}`;
after("leaves nothing in Redis", async () => {
  if (!(await redisIsHere())) return;
  const redis = new Redis(REDIS);
  const keys = await redis.keys(`${SUITE}-*`);
  if (keys.length > 0) await redis.del(keys);
  redis.disconnect();
});
const bull = (options = {}) =>
  new BullmqQueue({ url: REDIS, logger: silentLogger, prefix: prefix(), ...options });
contract(
  "within one process",
  () => new MemoryQueue(),
  () => Promise.resolve(true),
);
contract("on Redis", bull, redisIsHere);

describe("the queue on Redis, of several machines", function () {
  before(async function () {
    if (!(await redisIsHere())) this.skip();
  });

  it("gives each lane to one machine at a time", async () => {
    const shared = prefix();
    const machines = [bull({ prefix: shared }), bull({ prefix: shared })];
    const pieces = { a: 3, b: 3, c: 3 };
    const lanes = work(pieces);
    for (const machine of machines) machine.work(lanes, 5);
    for (const machine of machines) for (const lane of ["a", "b", "c"]) await machine.ready(lane);
    await until(() => {
      lanes.end();
      return lanes.begun.length === 9;
    });
    lanes.end();
    expect(lanes.begun.slice().sort().join("")).to.equal("aaabbbccc");
    await Promise.all(machines.map((machine) => machine.close()));
  });

  it("says that Redis does not answer, and how to go on", async () => {
    const logged: string[] = [];
    const logger = { ...silentLogger, error: (text: string) => void logged.push(text) };
    const queue = new BullmqQueue({ url: "redis://127.0.0.1:9/0", logger });
    const refused = (await queue.ready("a").catch((thrown: unknown) => thrown)) as {
      code: string;
      fix: string;
    };
    expect(refused).to.include({ code: "QUEUE_FAILED" });
    expect(refused.fix).to.match(/queue\.url/);
    await until(() => logged.length > 0);
    const again: unknown = await queue.ready("a").catch((thrown: unknown) => thrown);
    expect(again, "at once, as long as it is away").to.include({
      message: "Redis does not work: it is away",
    });
    expect(logged).to.have.length(1);
    await queue.close();
  });
});
