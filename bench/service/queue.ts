import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Redis } from "ioredis";
import pg from "pg";
import { round } from "../nautobot/measure.js";
import { call, inFolder, kill, PLUGINS, say, startBridge, type Started, TOKEN } from "./bridge.js";

export interface QueueOptions {
  runs: number;
  /** A database of its own is made there, and dropped. */
  postgres: string;
  /** A database without keys of a bridge; what is left there is deleted. */
  redis: string;
  /** How often a worker is killed. */
  killSeconds: number;
}

const WORKERS = 3;
const LANES = 12;

/** Many runs on a few workers of which one is killed every few seconds and started again, as a system does. */
export async function queue({ runs, postgres, redis, killSeconds }: QueueOptions) {
  const name = `bridge_bench_${randomBytes(4).toString("hex")}`;
  await once(postgres, `create database ${name}`);
  const url = Object.assign(new URL(postgres), { pathname: `/${name}` }).href;
  const config = {
    plugins: PLUGINS,
    server: { port: 0, token: TOKEN, limits: { requestsPerMinute: 0 } },
    store: { url },
    queue: { url: redis },
    runs: { concurrency: 2 },
    retention: { runs: runs * 3 },
  };
  try {
    return await inFolder(config, (folder) => measure(folder, { runs, url, killSeconds }));
  } finally {
    await once(postgres, `drop database ${name} with (force)`);
    await forget(redis);
  }
}

async function measure(
  folder: string,
  { runs, url, killSeconds }: { runs: number; url: string; killSeconds: number },
) {
  const api = await startBridge(["serve", "--role", "api"], folder);
  const start = (): Promise<Started> => startBridge(["serve", "--role", "worker", "--port", "0"], folder);
  const workers = await Promise.all(Array.from({ length: WORKERS }, start));
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  const since = performance.now();
  let [kills, resumed, nextKill] = [0, 0, killSeconds];
  try {
    for (let number = 0; number < runs; number++) {
      const variables = { file: join(folder, "effects", String(number)), lane: number % LANES };
      await call(`${api.url}/api/v1/jobs/bench.single/runs`, { dryRun: false, variables });
    }
    for (;;) {
      const states = await statesOf(db);
      const seconds = (performance.now() - since) / 1000;
      // what an operator does with runs that had begun to write when their process was killed
      for (const id of await interrupted(db)) {
        await call(`${api.url}/api/v1/runs/${id}/resume`, {});
        resumed++;
      }
      const open = Object.entries(states).filter(
        ([state]) => !/succeeded|interrupted|failed|partial/.test(state),
      );
      if (open.length === 0 && (await interrupted(db)).length === 0) break;
      if (seconds > nextKill) {
        nextKill = seconds + killSeconds;
        const which = kills++ % WORKERS;
        await kill(workers[which] as Started);
        workers[which] = await start();
        say(`queue: ${Math.round(seconds)} s, ${kills} killed, ${JSON.stringify(states)}`);
      }
      await wait(500);
    }
    const effects = readdirSync(join(folder, "effects")).map(
      (file) =>
        readFileSync(join(folder, "effects", file), "utf8")
          .trim()
          .split("\n").length,
    );
    return {
      runs,
      workers: WORKERS,
      workersKilled: kills,
      seconds: round((performance.now() - since) / 1000, 1),
      states: await statesOf(db),
      resumed,
      effects: effects.length,
      lost: runs - effects.length,
      doubled: effects.filter((times) => times > 1).length,
    };
  } finally {
    await Promise.all([api, ...workers].map(kill));
    await db.end();
  }
}

async function statesOf(db: pg.Client): Promise<Record<string, number>> {
  const text = "select state, count(*)::int as count from nautobot_bridge.runs group by state";
  const { rows } = await db.query<{ state: string; count: number }>(text);
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** Interrupted runs that no other has resumed. */
async function interrupted(db: pg.Client): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    "select id from nautobot_bridge.runs run where state = 'interrupted' and not exists" +
      " (select from nautobot_bridge.runs later where later.resumed_from = run.id)",
  );
  return rows.map(({ id }) => id);
}

async function once(connectionString: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(text);
  await client.end();
}

async function forget(url: string): Promise<void> {
  const redis = new Redis(url);
  const keys = await redis.keys("nautobot-bridge:*");
  if (keys.length > 0) await redis.del(keys);
  redis.disconnect();
}
