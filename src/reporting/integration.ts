import type { Logger } from "../lib/logger.js";
import type { Call, Client, Path, Row } from "../nautobot/index.js";
import { findIntegration, first, type Companion } from "./companion.js";

/** Where Nautobot's worker finds the token that its Jobs show to the bridge. */
export type TokenPlace = { env: string } | { file: string };

/** An environment variable of the worker, unless told otherwise. */
const DEFAULT_PLACE: TokenPlace = { env: "NAUTOBOT_BRIDGE_TOKEN" };

export interface IntegrationOptions {
  /** The bridge's address as Nautobot's worker reaches it. */
  url: string;
  /** Whether that address is to replace another. */
  replaceUrl: boolean;
  place?: TokenPlace | undefined;
  logger: Logger;
}

/**
 * The bridge's address and token as Nautobot keeps them: an external integration, its SecretsGroup, and a Secret that
 * says where the token is. The token itself never passes through here. What is there stays as somebody set it.
 */
export async function ensureIntegration(
  client: Client,
  companion: Companion,
  { url, replaceUrl, place, logger }: IntegrationOptions,
  call: Call,
): Promise<void> {
  const { name } = companion;
  const existing = await findIntegration(client, companion, call);
  const group =
    existing?.secrets_group?.id ?? (await ensureGroup(client, name, place ?? DEFAULT_PLACE, logger, call));
  if (existing?.secrets_group && place) await moveSecret(client, name, place, logger, call);
  if (!existing) {
    logger.info(`Creating the external integration ${name} for the bridge at ${url}.`);
    await client.create(
      "/extras/external-integrations/",
      { name, remote_url: url, secrets_group: group, timeout: 30 },
      call,
    );
  } else if (!existing.secrets_group || (replaceUrl && existing.remote_url !== url)) {
    logger.info(
      `Changing the external integration ${name}: the bridge is at ${replaceUrl ? url : existing.remote_url}.`,
    );
    const fields = { secrets_group: group, ...(replaceUrl && { remote_url: url }) };
    await client.update("/extras/external-integrations/", existing.id, fields, call);
  }
  await checkSecret(client, name, logger, call);
}

const secretName = (name: string): string => `${name} token`;

const providerOf = (place: TokenPlace) =>
  "env" in place
    ? { provider: "environment-variable", parameters: { variable: place.env } }
    : { provider: "text-file", parameters: { path: place.file } };

const wordsFor = (place: TokenPlace): string =>
  "env" in place ? `the environment variable ${place.env}` : `the file ${place.file}`;

async function ensureGroup(
  client: Client,
  name: string,
  place: TokenPlace,
  logger: Logger,
  call: Call,
): Promise<string> {
  const secret =
    (await named(client, "/extras/secrets/", secretName(name), call)) ??
    (await client.create("/extras/secrets/", { name: secretName(name), ...providerOf(place) }, call));
  const existing = await named(client, "/extras/secrets-groups/", name, call);
  if (existing) return existing.id;
  logger.info(
    `Creating the SecretsGroup ${name}: Nautobot's worker reads the bridge's token from ${wordsFor(place)}.`,
  );
  const group = await client.create("/extras/secrets-groups/", { name }, call);
  await client.create(
    "/extras/secrets-groups-associations/",
    { secrets_group: group.id, secret: secret.id, access_type: "HTTP(S)", secret_type: "token" },
    call,
  );
  return group.id;
}

async function moveSecret(
  client: Client,
  name: string,
  place: TokenPlace,
  logger: Logger,
  call: Call,
): Promise<void> {
  const secret = await named(client, "/extras/secrets/", secretName(name), call);
  const wanted = providerOf(place);
  if (
    !secret ||
    JSON.stringify([secret.provider, secret.parameters]) === JSON.stringify(Object.values(wanted))
  )
    return;
  logger.info(`Changing the Secret ${secretName(name)}: it is read from ${wordsFor(place)}.`);
  await client.update("/extras/secrets/", secret.id, wanted, call);
}

/** Nautobot's web process looks whether it can read the secret; the worker may be another machine. */
async function checkSecret(client: Client, name: string, logger: Logger, { signal }: Call): Promise<void> {
  const secret = await named(client, "/extras/secrets/", secretName(name), signal ? { signal } : {});
  if (!secret) return;
  const path = `/extras/secrets/${secret.id}/check/`;
  const answer = await client.request({ method: "GET", path, ...(signal && { signal }) });
  const { result, message } = answer as { result: boolean; message: string };
  if (!result)
    logger.warning(
      `Nautobot cannot read the token of the bridge yet (${message}). Give its worker the token of this bridge there.`,
    );
}

/** Takes away what `ensureIntegration` made. */
export async function removeIntegration(
  client: Client,
  companion: Companion,
  logger: Logger,
  call: Call,
): Promise<void> {
  const { name } = companion;
  const integration = await findIntegration(client, companion, call);
  const group = await named(client, "/extras/secrets-groups/", name, call);
  const secret = await named(client, "/extras/secrets/", secretName(name), call);
  for (const [path, row, what] of [
    ["/extras/external-integrations/", integration, "external integration"],
    ["/extras/secrets-groups/", group, "SecretsGroup"],
    ["/extras/secrets/", secret, "Secret"],
  ] as const) {
    if (!row) continue;
    logger.info(`Deleting the ${what} ${row.name}.`);
    await client.remove(path, row.id, call);
  }
}

const named = <P extends "/extras/secrets/" | "/extras/secrets-groups/">(
  client: Client,
  path: P & Path,
  name: string,
  call: Call,
): Promise<Row<P> | undefined> => first(client.list(path, { ...call, query: { name: [name] } }));
