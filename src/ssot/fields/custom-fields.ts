import { BridgeError } from "../../lib/errors.js";
import type { Client } from "../../nautobot/index.js";
import type { Binding } from "../binding.js";

/**
 * The server ignores a custom field that it does not have without a word, so they are checked before anything is
 * read or written.
 * @throws BridgeError `FIELD_UNKNOWN` naming every one that is missing
 */
export async function checkCustomFields(
  client: Client,
  bindings: readonly Binding[],
  signal: AbortSignal,
): Promise<void> {
  const wanted = bindings.flatMap(({ columns, contentType, path }) =>
    columns.flatMap(({ customField: key }) => (key === undefined ? [] : [{ key, contentType, path }])),
  );
  if (wanted.length === 0) return;
  const types = new Map<string, readonly string[]>();
  for await (const { key, content_types } of client.list("/extras/custom-fields/", { signal }))
    types.set(key, content_types);
  const missing = wanted.filter(({ key, contentType }) => !types.get(key)?.includes(contentType));
  if (missing.length === 0) return;
  const problems = missing.map(({ key, path, contentType }) =>
    types.has(key)
      ? `the custom field "${key}" is not for ${contentType} (${path})`
      : `there is no custom field "${key}" (${path})`,
  );
  throw new BridgeError("FIELD_UNKNOWN", problems.join("; "));
}
