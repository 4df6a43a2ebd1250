import { loadConfig, requireNautobot } from "../../config/index.js";
import { BridgeError } from "../../lib/errors.js";
import type { Logger } from "../../lib/logger.js";
import { createClient, type Client } from "../../nautobot/index.js";
import {
  companionStatus,
  installCompanion,
  type CompanionStatus,
  type Listen,
} from "../../reporting/index.js";
import type { CommonOptions } from "../session.js";
import { cancelOnSignals } from "../signals.js";
import type { Terminal } from "../terminal.js";

export interface CompanionOptions extends Omit<CommonOptions, "plugins"> {
  listen?: Listen;
  url?: string;
  json?: boolean;
}

/** Puts the companion into Nautobot. */
export function installCommand(options: CompanionOptions, terminal: Terminal): Promise<number> {
  return withClient(options, async (client, signal) => {
    const { listen, url } = options;
    const logger = progressLog(terminal, options.debug === true);
    const status = await installCompanion(client, {
      logger,
      signal,
      ...(listen && { listen }),
      ...(url !== undefined && { url }),
    });
    return tell(status, options, terminal);
  });
}

/** Looks at the companion in Nautobot. Returns 1 when it is not ready for use. */
export function statusCommand(options: CompanionOptions, terminal: Terminal): Promise<number> {
  return withClient(options, async (client, signal) =>
    tell(await companionStatus(client, { signal }), options, terminal),
  );
}

async function withClient(
  options: CompanionOptions,
  act: (client: Client, signal: AbortSignal) => Promise<number>,
): Promise<number> {
  const nautobot = requireNautobot(loadConfig({ file: options.config }));
  const { signal, dispose } = cancelOnSignals(() => undefined);
  try {
    const client = createClient({ ...nautobot, signal });
    await client.check();
    return await act(client, signal);
  } catch (thrown) {
    throw signal.aborted
      ? new BridgeError("RUN_CANCELLED", "Cancelled.", { fix: "Run it again to finish." })
      : thrown;
  } finally {
    dispose();
  }
}

function tell(status: CompanionStatus, { json }: CompanionOptions, { out, style }: Terminal): number {
  const ready = status.installed && status.enabled && status.current;
  if (json) out(JSON.stringify(status));
  else out(ready ? style.green(`✔ ${describe(status)}`) : style.yellow(`✖ ${describe(status)}`));
  return ready ? 0 : 1;
}

function describe({ installed, enabled, current, url }: CompanionStatus): string {
  const again = "Run: nautobot-bridge companion install";
  if (!installed) return `The companion is not installed. ${again}`;
  if (!enabled) return `The companion is installed but not enabled. ${again}`;
  if (!current) return `The companion is of another version than this nautobot-bridge. ${again}`;
  return `The companion is installed and enabled${url === undefined ? "" : `, from ${url}`}`;
}

const progressLog = ({ err }: Terminal, debug: boolean): Logger => ({
  debug: (message) => (debug ? err(message) : undefined),
  info: err,
  warning: err,
  error: err,
});
