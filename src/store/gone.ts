import type { Engine } from "./tables.js";

/** Those of the processes that have ended, however; this one has not. */
export async function gone(engine: Engine, owners: readonly string[]): Promise<string[]> {
  const mine = await engine.claim();
  const ended: string[] = [];
  for (const owner of owners) if (owner !== mine && !(await engine.isAlive(owner))) ended.push(owner);
  return ended;
}
