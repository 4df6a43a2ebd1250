import { loadConfig, requireNautobot } from "../config/index.js";
import { createClient } from "../nautobot/index.js";
import { expectReport, type Readiness } from "../reporting/expect-report.js";

/**
 * Lets Nautobot get ready for a run's report while everything else is still loaded: this module needs little. A
 * configuration that is no good is for the run itself to say.
 */
export function reportAhead(file: string | undefined, signal: AbortSignal): Readiness | undefined {
  try {
    const config = loadConfig({ file });
    const client = createClient({ ...requireNautobot(config), signal });
    return expectReport(client, {}, config.companion.name);
  } catch {
    return undefined;
  }
}
