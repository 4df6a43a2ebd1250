import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { round, warmUp } from "./measure.js";
import { alone, inside, median, say } from "./processes.js";

const ACTIONS = ["create", "update", "delete"] as const;
type Action = (typeof ACTIONS)[number];
interface Ours {
  perSecond: number;
  requests: { count: number; bytes: number };
  atOnce: number;
}
interface Loaded {
  objects: number;
  seconds: number;
}
/** Objects per second in one Job for all three actions, and in one for each. */
type Way = "together" | "apart";
interface Turn {
  ours: Record<Action, Ours>;
  peer: Record<Way, Record<Action, number>>;
}

/** Devices created, updated and deleted: ours over HTTP and the peer's inside Nautobot, in turns. */
export function writes(name: string, count: number, turns: number): object {
  const all = Array.from({ length: turns }, (_, turn): Turn => {
    say(`write: ${count} devices, turn ${turn + 1} of ${turns}`);
    const ours = alone("bench/nautobot/write.ts", [String(count)]) as Turn["ours"];
    return { ours, peer: inside(name, "peer_write.py", { COUNT: String(count) }) as Turn["peer"] };
  });
  const figures = ACTIONS.map((action) => {
    const ratio = ({ ours, peer }: Turn, way: Way): number => ours[action].perSecond / peer[way][action];
    const against = (way: Way): object => {
      const turn = median(all, (one) => ratio(one, way));
      return {
        peer: turn.peer[way][action],
        ours: turn.ours[action].perSecond,
        ratio: round(ratio(turn, way)),
      };
    };
    const { requests, atOnce } = median(all, ({ ours }) => ours[action].perSecond).ours[action];
    return [action, { requests, atOnce, together: against("together"), apart: against("apart") }];
  });
  return { devices: count, ...(Object.fromEntries(figures) as object) };
}

/** Devices that are written to each number of web processes. */
const FEW = "200";

/** Ours alone with other numbers of web processes; throughput grows as long as each has a core of its own. */
export async function growth(name: string, numbers: readonly string[]): Promise<object> {
  const before = workersOf(name);
  try {
    const figures: [string, object][] = [];
    for (const number of numbers) {
      say(`growth: ${number} web processes`);
      restart(name, number);
      await warmUp(Number(number));
      const { objects, seconds } = alone("bench/nautobot/load.ts", ["--graphql"]) as Loaded;
      const written = alone("bench/nautobot/write.ts", [FEW]) as Turn["ours"];
      const rates = ACTIONS.map((action) => [action, written[action].perSecond] as const);
      const graphqlLoad = Math.round(objects / seconds);
      const found = { graphqlLoad, ...Object.fromEntries(rates), atOnce: written.create.atOnce };
      say(`growth: ${JSON.stringify(found)}`); // it takes minutes, and may be given up
      figures.push([number, found]);
    }
    return Object.fromEntries(figures);
  } finally {
    restart(name, before);
  }
}

/** How many web processes a Nautobot of scripts/nautobot has. */
export function workersOf(name: string): string {
  const home = process.env["NAUTOBOT_HARNESS"] ?? join(homedir(), ".cache/nautobot-harness");
  return /^processes = (\d+)$/m.exec(readFileSync(join(home, name, "uwsgi.ini"), "utf8"))?.[1] ?? "";
}

function restart(name: string, workers: string): void {
  const env = { ...process.env, NAUTOBOT_WORKERS: workers };
  execFileSync("scripts/nautobot/instance", ["up", "--name", name], { env, stdio: "ignore" });
}
