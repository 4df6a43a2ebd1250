import { MINORS } from "../../generated/older.js";
import { BridgeError } from "../lib/errors.js";
import type { Http } from "./http.js";
import { NautobotError } from "./error.js";

/**
 * Nautobot's version, "3.2.7". Throws when it cannot be asked, refuses the token or is of a release that openapi/ does
 * not describe.
 */
export async function checkVersion(http: Http, url: string, signal?: AbortSignal): Promise<string> {
  const version = (await quickly(http, signal)) ?? versionIn(await askStatus(http, url, signal));
  if (version === undefined) throw noNautobot(url);
  if (!MINORS.some((minor) => version.startsWith(`${minor}.`)))
    throw new BridgeError(
      "NAUTOBOT_VERSION",
      `${url} is Nautobot ${version}; supported: ${MINORS.join(", ")}`,
    );
  return version;
}

/**
 * `/api/status/` waits a second for Celery workers to answer. A page about static files names the version at once, by
 * the documentation it links to; whether the token is good says any request. Undefined when that page is not to be had.
 */
async function quickly(http: Http, signal?: AbortSignal): Promise<string | undefined> {
  const cancel = signal && { signal };
  const page = http.page("/media-failure/", cancel).catch(() => "");
  const signedIn = http.send({ method: "GET", path: "/users/config/", ...cancel });
  signedIn.catch(() => undefined); // awaited below, or asked again by /api/status/
  const version = DOCUMENTATION.exec(await page)?.[1];
  if (version !== undefined) await signedIn;
  return version;
}

const DOCUMENTATION = /docs\.nautobot\.com\/[\w/]*\/v(\d+\.\d+\.\d+\w*)\//;

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
