import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { BridgeError } from "../lib/errors.js";
import { isRecord } from "../lib/is-record.js";
import { interpolate } from "./interpolate.js";
import { explain, type Problem } from "./problems.js";
import { configSchema, type Config } from "./schema.js";
import { readSource, type ConfigSource } from "./source.js";

export const CONFIG_FILE = "nautobot-bridge.yaml";

/** Environment variables that win over the file, and the field each one sets. */
const OVERRIDES = { NAUTOBOT_URL: "url", NAUTOBOT_TOKEN: "token" } as const;

export interface LoadOptions {
  /** The file named on the command line, if any. */
  file?: string | undefined;
  cwd?: string;
  env?: Readonly<Record<string, string | undefined>>;
}

/**
 * The configuration from its file and the environment. Throws one CONFIG_INVALID naming everything that is wrong,
 * each with file, line, column, field and fix.
 */
export function loadConfig({ file, cwd = process.cwd(), env = process.env }: LoadOptions = {}): Config {
  const path = findFile(file ?? env["NAUTOBOT_BRIDGE_CONFIG"], cwd);
  const directory = path === undefined ? cwd : dirname(path);
  const source: ConfigSource | undefined = path === undefined ? undefined : readSource(path);

  const problems: Problem[] = [];
  const written = interpolate(source?.data ?? {}, { env, directory }, problems);
  const raw = override(written, env);
  const parsed = configSchema.safeParse(raw);
  if (!parsed.success) {
    // a field whose reference failed is empty now: saying that too would only confuse
    const broken = new Set(problems.map((problem) => problem.path.join(".")));
    const issues = parsed.error.issues.filter((issue) => !broken.has(issue.path.join(".")));
    problems.push(...explain(issues, raw));
  }
  if (problems.length > 0 || !parsed.success) throw invalid(problems, env, source);

  const plugins = parsed.data.plugins.map((name) => resolve(directory, name));
  const dataDir = resolve(directory, parsed.data.dataDir);
  return deepFreeze({ ...parsed.data, plugins, dataDir, ...(path !== undefined && { file: path }) });
}

function findFile(named: string | undefined, cwd: string): string | undefined {
  if (named) return resolve(cwd, named);
  const usual = resolve(cwd, CONFIG_FILE);
  return existsSync(usual) ? usual : undefined;
}

function override(written: unknown, env: LoadOptions["env"]): unknown {
  if (!isRecord(written) || (written["nautobot"] !== undefined && !isRecord(written["nautobot"])))
    return written;
  const fields = Object.entries(OVERRIDES).flatMap(([name, field]) =>
    env?.[name] ? [[field, env[name]]] : [],
  );
  return { ...written, nautobot: { ...written["nautobot"], ...(Object.fromEntries(fields) as object) } };
}

function invalid(problems: readonly Problem[], env: LoadOptions["env"], source?: ConfigSource): BridgeError {
  const lines = problems.map(({ path, what, fix }) => {
    const field = path
      .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
      .join("")
      .slice(1);
    const variable = Object.entries(OVERRIDES).find(
      ([name, at]) => field === `nautobot.${at}` && env?.[name],
    )?.[0];
    const where = variable === undefined ? (source?.locate(path) ?? "") : `environment variable ${variable}`;
    return `${where} ${field || "the file"} ${what}; ${fix}`.trim();
  });
  const head = lines.length === 1 ? "" : `${lines.length} problems:\n  `;
  return new BridgeError("CONFIG_INVALID", head + lines.join("\n  "));
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
