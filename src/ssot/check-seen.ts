import type { Call, Client, EndpointTable } from "../nautobot/index.js";
import type { AnyPath, Binding } from "./binding.js";
import type { Row } from "./columns.js";

interface Reference {
  /** From a row to the objects referred to. */
  steps: readonly string[];
  /** Their endpoint. */
  target: string;
}

/**
 * GraphQL has null, without a word, for a reference to what the token may not view: it would be taken for no reference
 * at all. Where not one row has it, the server is asked whether such objects may be viewed.
 *
 * @param seen - endpoints whose objects may be viewed, as far as is known; more are added
 * @throws NautobotError `NAUTOBOT_FORBIDDEN` with the permission that is missing
 */
export async function checkSeen(
  client: Client,
  { path, selection }: Binding,
  rows: readonly Row[],
  seen: Set<string>,
  call: Call,
): Promise<void> {
  if (rows.length === 0) return;
  for (const { steps, target } of referencesIn(client.endpoints, path, selection)) {
    if (seen.has(target) || rows.some((row) => has(row, steps))) continue;
    await client.count(target as AnyPath, {}, call);
    seen.add(target);
  }
}

function referencesIn(table: EndpointTable, path: string, selection: string): Reference[] {
  const found: Reference[] = [];
  const levels: { steps: readonly string[]; target: string | undefined }[] = [{ steps: [], target: path }];
  const tokens = selection.match(/\w+|\S/g) ?? [];
  for (const [index, token] of tokens.entries()) {
    if (token === "}") levels.pop();
    if (tokens[index + 1] !== "{") continue;
    const above = levels.at(-1);
    const target = table[above?.target ?? ""]?.fields[token]?.target;
    const steps = [...(above?.steps ?? []), token];
    levels.push({ steps, target });
    if (target !== undefined) found.push({ steps, target });
  }
  return found;
}

function has(value: unknown, [step, ...rest]: readonly string[]): boolean {
  if (Array.isArray(value)) return value.some((each) => has(each, step === undefined ? [] : [step, ...rest]));
  if (value === null || value === undefined) return false;
  return step === undefined || has((value as Row)[step], rest);
}
