import { BridgeError } from "../lib/errors.js";
import { CONFIG_FILE } from "./load.js";
import type { Config } from "./schema.js";

export interface NautobotConfig {
  url: string;
  token: string;
  timeoutMs: number;
}

/** The Nautobot to work with. Throws CONFIG_INVALID when none is configured: listing jobs, say, needs none. */
export function requireNautobot({ nautobot, file }: Config): NautobotConfig {
  const { url, token } = nautobot;
  if (url !== undefined && token !== undefined) return { url, token, timeoutMs: nautobot.timeout * 1000 };
  const missing = [url === undefined && "url", token === undefined && "token"].filter(
    (name) => name !== false,
  );
  const variables = missing.map((name) => `NAUTOBOT_${name.toUpperCase()}`).join(" and ");
  throw new BridgeError("CONFIG_INVALID", `nautobot.${missing.join(" and nautobot.")} is not configured`, {
    fix: `Set ${variables} in the environment, or write it under "nautobot:" into ${file ?? CONFIG_FILE}.`,
  });
}
