import { type Client, createClient } from "../../src/nautobot/index.js";

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

export function clientOf(): Client {
  const { NAUTOBOT_URL: url, NAUTOBOT_TOKEN: token } = process.env;
  if (!url || !token) throw new Error("set NAUTOBOT_URL and NAUTOBOT_TOKEN: see CONTRIBUTING.md");
  return createClient({ url, token });
}

/** Many small questions at once: afterwards every web process has Nautobot's GraphQL schema, which takes it seconds. */
export async function warmUp(workers: number): Promise<void> {
  const client = clientOf();
  const ask = () => client.graphql("{ statuses(limit: 1) { id } }");
  await Promise.all(Array.from({ length: 4 * workers }, ask));
}

/** @returns what prints what the process has done since, with its time, that of its processor and its largest memory */
export function startClock(): (figures: object) => void {
  const [since, used] = [performance.now(), process.cpuUsage()];
  return (figures) => {
    const seconds = round((performance.now() - since) / 1000, 3);
    const { user, system } = process.cpuUsage(used);
    const cpuSeconds = round((user + system) / 1e6, 3);
    const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(JSON.stringify({ ...figures, seconds, cpuSeconds, peakRssMb }));
  };
}
