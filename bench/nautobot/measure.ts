import { type Client, createClient } from "../../src/nautobot/index.js";

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

export function clientOf(): Client {
  const { NAUTOBOT_URL: url, NAUTOBOT_TOKEN: token } = process.env;
  if (!url || !token) throw new Error("set NAUTOBOT_URL and NAUTOBOT_TOKEN: see CONTRIBUTING.md");
  return createClient({ url, token });
}

/** Prints what a measured process did since `since`, with its time and largest memory. */
export function finish(since: number, figures: object): void {
  const seconds = round((performance.now() - since) / 1000, 3);
  const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ ...figures, seconds, peakRssMb }));
}
