import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { requireNautobot } from "../../config/index.js";
import { BridgeError } from "../../lib/errors.js";
import type { Logger } from "../../lib/logger.js";
import { createClient, type Client } from "../../nautobot/index.js";
import {
  companionOf,
  companionStatus,
  companionWheel,
  installCompanion,
  isComplete,
  removeCompanion,
  type Companion,
  type CompanionStatus,
  type Listen,
  type TokenPlace,
} from "../../reporting/index.js";
import { tellProblems } from "../failure.js";
import { noted } from "../note.js";
import { version } from "../package.js";
import { openSession, type CommonOptions, type Session } from "../session.js";
import { cancelOnSignals } from "../signals.js";
import type { Terminal } from "../terminal.js";

export interface CompanionOptions extends CommonOptions {
  listen?: Listen;
  url?: string;
  tokenEnv?: string;
  tokenFile?: string;
  json?: boolean;
  reason?: string;
}

/** Puts the companion into Nautobot. */
export function installCommand(options: CompanionOptions, terminal: Terminal): Promise<number> {
  return withClient(options, terminal, "companion.install", async (client, companion, signal) => {
    const { listen, url } = options;
    const place = placeOf(options);
    const status = await installCompanion(client, companion, {
      logger: progressLog(terminal, options.debug === true),
      signal,
      ...(listen && { listen }),
      ...(url !== undefined && { url }),
      ...(place && { place }),
    });
    return tell(status, options, terminal);
  });
}

/** Looks at the companion in Nautobot. Returns 1 when it is not ready for use. */
export function statusCommand(options: CompanionOptions, terminal: Terminal): Promise<number> {
  return withClient(options, terminal, undefined, async (client, companion, signal) =>
    tell(await companionStatus(client, companion, { signal }), options, terminal),
  );
}

/** Takes the companion out of Nautobot. */
export function removeCommand(options: CompanionOptions, terminal: Terminal): Promise<number> {
  return withClient(options, terminal, "companion.remove", async (client, companion, signal) => {
    await removeCompanion(client, companion, progressLog(terminal, options.debug === true), { signal });
    terminal.out(
      "The companion is removed. The Jobs' records stay in Nautobot, not installed, with their history.",
    );
    return 0;
  });
}

/** Writes the companion as a folder for Nautobot's JOBS_ROOT. */
export async function writeCommand(
  directory: string,
  options: CommonOptions,
  terminal: Terminal,
): Promise<number> {
  const { slug, sources } = await openCompanion(options, terminal);
  const folder = join(resolve(directory), slug);
  await refusingFiles(async () => {
    // a module of a plugin that is gone would stay a Job
    await rm(join(folder, "jobs"), { recursive: true, force: true });
    for (const [path, content] of sources) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
  });
  terminal.out(`Written: ${folder}`);
  terminal.err(
    "Restart Nautobot's worker and web processes, run nautobot-server post_upgrade, and enable the Jobs.",
  );
  return 0;
}

/** Makes the companion a Python package: a Nautobot app. */
export async function packageCommand(
  { out = ".", ...options }: CommonOptions & { out?: string },
  terminal: Terminal,
): Promise<number> {
  const companion = await openCompanion(options, terminal);
  const { filename, content } = companionWheel(companion, version());
  const file = join(resolve(out), filename);
  await refusingFiles(async () => {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  });
  terminal.out(file);
  terminal.err(
    `Install it with pip where Nautobot runs, add "${companion.slug}" to PLUGINS in nautobot_config.py, run ` +
      "nautobot-server post_upgrade, restart Nautobot, and enable the Jobs.",
  );
  return 0;
}

const refusingFiles = (act: () => Promise<void>): Promise<void> =>
  act().catch((cause: unknown) => {
    throw new BridgeError(
      "COMPANION_FAILED",
      `Cannot write: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        fix: "Name a directory that can be written.",
        cause,
      },
    );
  });

const companionIn = ({ config, jobs }: Session): Companion =>
  companionOf({ jobs, defaults: config.jobs }, config.companion.name);

async function openCompanion(options: CommonOptions, terminal: Terminal): Promise<Companion> {
  const session = await openSession(options);
  tellProblems(session.problems, terminal);
  return companionIn(session);
}

function placeOf({ tokenEnv, tokenFile }: CompanionOptions): TokenPlace | undefined {
  if (tokenEnv !== undefined) return { env: tokenEnv };
  return tokenFile === undefined ? undefined : { file: tokenFile };
}

async function withClient(
  options: CompanionOptions,
  terminal: Terminal,
  /** As what the audit log has it; absent when it changes nothing. */
  action: string | undefined,
  act: (client: Client, companion: Companion, signal: AbortSignal) => Promise<number>,
): Promise<number> {
  const session = await openSession(options);
  tellProblems(session.problems, terminal);
  const nautobot = requireNautobot(session.config);
  const { signal, dispose } = cancelOnSignals(() => undefined);
  try {
    const client = createClient({ ...nautobot, signal });
    await client.check();
    const work = (): Promise<number> => act(client, companionIn(session), signal);
    if (action === undefined) return await work();
    const done = { action, target: nautobot.url, reason: options.reason };
    return await noted(session.config, done, work);
  } catch (thrown) {
    throw signal.aborted
      ? new BridgeError("RUN_CANCELLED", "Cancelled.", { fix: "Run it again to finish." })
      : thrown;
  } finally {
    dispose();
  }
}

function tell(status: CompanionStatus, { json }: CompanionOptions, { out, style }: Terminal): number {
  const ready = isComplete(status);
  if (json) out(JSON.stringify(status));
  else {
    out(ready ? style.green(`✔ ${describe(status)}`) : style.yellow(`✖ ${describe(status)}`));
    for (const { name, path, enabled } of status.jobs)
      out(`  ${enabled && !status.missing.includes(path) ? "✔" : "✖"} ${name}`);
  }
  return ready ? 0 : 1;
}

function describe({ installed, enabled, current, connected, missing, url }: CompanionStatus): string {
  const again = "Run: nautobot-bridge companion install";
  if (!installed)
    return `The companion is not installed: Nautobot lacks ${missing.length} of its Jobs. ${again}`;
  if (!enabled) return `The companion is installed but not enabled. ${again}`;
  if (!current)
    return `The companion is of another version or has other jobs than this nautobot-bridge. ${again}`;
  if (!connected) return `Nautobot does not know the address and token of the bridge. ${again}`;
  return `The companion is installed and enabled${url === undefined ? "" : `, from ${url}`}`;
}

const progressLog = ({ err }: Terminal, debug: boolean): Logger => ({
  debug: (message) => (debug ? err(message) : undefined),
  info: err,
  warning: err,
  error: err,
});
