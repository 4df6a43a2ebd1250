import { readSource } from "./source.js";
import type { Config } from "./schema.js";

/** One value of the configuration that holds, to be shown. */
export interface ShownValue {
  /** `server.port` */
  path: string;
  /** JSON, a reference as it was written, or "***". */
  value: string;
  /** `file:line:column`, an environment variable, or "default". */
  origin: string;
}

const SECRET = /token|secret|password/i;
const REFERENCE = /\$\{(env|file):/;
const FROM_ENV: Readonly<Record<string, string>> = {
  "nautobot.url": "NAUTOBOT_URL",
  "nautobot.token": "NAUTOBOT_TOKEN",
};

/** Every value that holds and where it comes from. Secrets are masked, and so are all variables' values but the plainest. */
export function shownValues({ file, ...config }: Config, env = process.env): ShownValue[] {
  const source = file === undefined ? undefined : readSource(file);
  const shown: ShownValue[] = [];
  const walk = (value: unknown, path: readonly (string | number)[]): void => {
    const parts = typeof value === "object" && value !== null ? Object.entries(value) : [];
    if (parts.length > 0) {
      for (const [key, part] of parts) walk(part, [...path, Array.isArray(value) ? Number(key) : key]);
      return;
    }
    const name = path.join(".");
    const written = at(source?.data, path);
    const variable = FROM_ENV[name];
    const fromEnv = variable !== undefined && env[variable] ? variable : undefined;
    const origin =
      fromEnv !== undefined
        ? `environment ${fromEnv}`
        : written === undefined
          ? "default"
          : (source?.locate(path) ?? "default");
    shown.push({
      path: name,
      value: shownValue(value, fromEnv === undefined ? written : undefined, path),
      origin,
    });
  };
  walk(config, []);
  return shown;
}

function shownValue(value: unknown, written: unknown, path: readonly (string | number)[]): string {
  // a reference tells where the value is, and nothing of it
  if (typeof written === "string" && REFERENCE.test(written)) return written.replace(/^[^$]+(?=\$)/, "");
  const isText = typeof value === "string";
  if (isText && path.some((key) => key === "variables" || SECRET.test(String(key)))) return "***";
  if (isText) return JSON.stringify(value.replace(/\/\/[^@/]*@/, "//***@"));
  return JSON.stringify(value);
}

const at = (data: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    data,
  );
