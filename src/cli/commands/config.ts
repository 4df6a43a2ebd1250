import { existsSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  CONFIG_FILE,
  configTemplate,
  loadConfig,
  readSource,
  shownValues,
  type Config,
} from "../../config/index.js";
import { BridgeError, toBridgeError } from "../../lib/errors.js";
import { describeProblem, findJob, type RegisteredJob } from "../../plugin-host/index.js";
import { prepareRequest } from "../../runs/index.js";
import { unbacked } from "../../triggers/index.js";

import { openSession, type CommonOptions } from "../session.js";
import type { Terminal } from "../terminal.js";
import { plural } from "../view/format.js";

export interface ConfigOptions extends CommonOptions {
  json?: boolean;
}

/** Writes a file with every option, commented; never over one that is there. */
export function configInit({ config = CONFIG_FILE }: ConfigOptions, terminal: Terminal): number {
  const file = resolve(config);
  if (existsSync(file))
    throw new BridgeError("CONFIG_INVALID", `${file} is there already`, {
      fix: "Name another file with --config, or move that one away.",
    });
  writeFileSync(file, configTemplate(), { mode: 0o600 });
  terminal.err(`Written: ${file}. Set what you need, then: nautobot-bridge config check`);
  return 0;
}

/** Names everything that is wrong: in the file, and in what it names. Returns the exit code. */
export async function configCheck(options: ConfigOptions, terminal: Terminal): Promise<number> {
  const { config, jobs, problems } = await openSession(options);
  const gone = config.plugins.filter((directory) => !existsSync(directory));
  const found = [
    ...gone.map((directory) => missing(config, directory)),
    ...problems.filter(({ file }) => !gone.includes(file)).map(describeProblem),
    ...(await jobProblems(config, jobs)),
  ];
  for (const problem of found) terminal.err(terminal.errStyle.red(`✖ ${problem}`));
  for (const warning of unbackedRules(config, jobs)) terminal.err(terminal.errStyle.yellow(`⚠ ${warning}`));
  const what = config.file ?? "no file: defaults and the environment";
  if (found.length > 0) terminal.err(`${plural(found.length, "problem")} in ${what}`);
  else terminal.out(`Nothing is wrong in ${what}`);
  return found.length > 0 ? 1 : 0;
}

/** Prints every value that holds and where it comes from. */
export function configShow(options: ConfigOptions, terminal: Terminal): number {
  const values = shownValues(loadConfig({ file: options.config }));
  if (options.json) terminal.out(JSON.stringify(values));
  else
    for (const { path, value, origin } of values)
      terminal.out(`${path} = ${value}  ${terminal.style.dim(`# ${origin}`)}`);
  return 0;
}

type Path = readonly (string | number)[];

/** Where in the file something stands. */
function placeOf({ file }: Config, path: Path): string {
  return file === undefined ? path.join(".") : `${readSource(file).locate(path)} ${path.join(".")}`;
}

const missing = (config: Config, directory: string): string =>
  `${placeOf(config, ["plugins", config.plugins.indexOf(directory)])}: there is no directory ${directory}\n` +
  "  fix: Create it, or correct the path.";

/** Rules without a schedule behind them; what names no job is a problem of its own. */
function unbackedRules({ webhooks, schedules }: Config, jobs: ReadonlyMap<string, RegisteredJob>): string[] {
  const known = [...jobs.values()];
  const full = <T extends { readonly job: string }>(items: readonly T[]): T[] =>
    items.flatMap((item) => {
      const found = known.find(({ id, slug }) => id === item.job || slug === item.job);
      return found ? [{ ...item, job: found.id }] : [];
    });
  return unbacked(full(webhooks.rules), full(schedules));
}

async function jobProblems(config: Config, jobs: ReadonlyMap<string, RegisteredJob>): Promise<string[]> {
  const catalogue = { jobs, defaults: config.jobs };
  const ask = (job: string, variables: Readonly<Record<string, unknown>>) =>
    prepareRequest(catalogue, { job, variables, dryRun: true, memory: false, trigger: "schedule" });
  const named: [Path, () => unknown][] = [
    ...Object.keys(config.jobs).map((job): [Path, () => unknown] => [
      ["jobs", job],
      () => findJob(jobs, job),
    ]),
    ...config.schedules.map(({ job, variables }, index): [Path, () => unknown] => [
      ["schedules", index, "job"],
      () => ask(job, variables),
    ]),
    ...config.webhooks.rules.map(({ job }, index): [Path, () => unknown] => [
      ["webhooks", "rules", index, "job"],
      () => findJob(jobs, job),
    ]),
  ];
  const found: string[] = [];
  for (const [path, check] of named) {
    try {
      await check();
    } catch (thrown) {
      const { message, fix } = toBridgeError(thrown, "CONFIG_INVALID");
      found.push(`${placeOf(config, path)}: ${message}\n  fix: ${fix}`);
    }
  }
  return found;
}
