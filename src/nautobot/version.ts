import { MINORS } from "../../generated/endpoints.js";
import { BridgeError } from "../lib/errors.js";
import type { Http } from "./http.js";
import { NautobotError } from "./error.js";

/** Nautobot's version, "3.2.7". Throws when it cannot be asked or is of a release that openapi/ does not describe. */
export async function checkVersion(http: Http, url: string, signal?: AbortSignal): Promise<string> {
  const version = versionIn(await askStatus(http, url, signal));
  if (version === undefined) throw noNautobot(url);
  if (!MINORS.some((minor) => version.startsWith(`${minor}.`)))
    throw new BridgeError(
      "NAUTOBOT_VERSION",
      `${url} is Nautobot ${version}; supported: ${MINORS.join(", ")}`,
    );
  return version;
}

async function askStatus(http: Http, url: string, signal?: AbortSignal): Promise<unknown> {
  try {
    return await http.send({ method: "GET", path: "/status/", ...(signal && { signal }) });
  } catch (error) {
    if (error instanceof NautobotError && error.status === 404) throw noNautobot(url);
    throw error;
  }
}

function versionIn(status: unknown): string | undefined {
  if (typeof status !== "object" || status === null || !("nautobot-version" in status)) return undefined;
  return String(status["nautobot-version"]);
}

const noNautobot = (url: string): BridgeError =>
  new BridgeError("NAUTOBOT_UNREACHABLE", `${url} answers, but is no Nautobot: it has no /api/status/`);
