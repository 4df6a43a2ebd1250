import type { Create } from "../../nautobot/index.js";
import { BridgeError } from "../../lib/errors.js";
import { NAUTOBOT } from "../webhooks/nautobot.js";
import { HINT_EVENTS, type HintEvent } from "../webhooks/hint.js";
import type { Rule } from "../webhooks/rules.js";
import { unreachableBy } from "./address.js";

export interface WebhookSettings {
  /** What the names of the records in Nautobot begin with. */
  readonly owner: string;
  /** Where Nautobot reaches the service. */
  readonly url?: string | undefined;
  /** The newest first. */
  readonly secrets: readonly string[];
  readonly sslVerification: boolean;
  readonly rules: readonly Pick<Rule, "name" | "source" | "models" | "events">[];
}

/** A record of Nautobot as the rules need it: one for each model, so that no two can be in each other's way. */
export type WantedWebhook = Pick<
  Required<Create<"/extras/webhooks/">>,
  | "name"
  | "content_types"
  | "type_create"
  | "type_update"
  | "type_delete"
  | "payload_url"
  | "secret"
  | "ssl_verification"
  | "enabled"
  | "http_method"
  | "http_content_type"
  | "additional_headers"
  | "body_template"
>;

export const nameOf = ({ owner }: Pick<WebhookSettings, "owner">, model: string): string =>
  `${owner}: ${model}`;

const invalid = (message: string, fix: string): BridgeError =>
  new BridgeError("CONFIG_INVALID", message, { fix });

/**
 * The records that the rules need.
 *
 * @throws BridgeError CONFIG_INVALID, before Nautobot is asked, when it could not send or would not be let in
 */
export function wantedWebhooks(settings: WebhookSettings): WantedWebhook[] {
  const { url, secrets, sslVerification, rules } = settings;
  const [secret] = secrets;
  if (url === undefined)
    throw invalid(
      "webhooks.nautobot.url is not configured",
      "Write the address at which Nautobot reaches this service.",
    );
  if (secret === undefined)
    throw invalid("webhooks.nautobot.secrets is empty: without a secret no webhook is let in", SECRET_FIX);
  const why = unreachableBy(url);
  if (why !== undefined)
    throw invalid(
      `Nautobot cannot send webhooks to ${url}: ${why}, and it refuses those always, whatever its settings`,
      "Have the service listen on an address of the network (server.host), also when both are on one machine, and write that " +
        "into webhooks.nautobot.url.",
    );
  return [...eventsByModel(rules)].map(([model, events]) => ({
    name: nameOf(settings, model),
    content_types: [model],
    type_create: events.has("created"),
    type_update: events.has("updated"),
    type_delete: events.has("deleted"),
    payload_url: `${url.replace(/\/+$/, "")}/webhooks/${NAUTOBOT}`,
    secret,
    ssl_verification: sslVerification,
    enabled: true,
    http_method: "POST",
    http_content_type: "application/json",
    additional_headers: "",
    body_template: "",
  }));
}

const SECRET_FIX =
  'Make one, such as with "openssl rand -hex 32", and write it as ${env:NAME} or ${file:/path}.';

function eventsByModel(rules: WebhookSettings["rules"]): Map<string, Set<HintEvent>> {
  const models = new Map<string, Set<HintEvent>>();
  for (const { source, models: names, events } of rules)
    for (const name of source === NAUTOBOT ? names : []) {
      const wanted = events.length > 0 ? events : HINT_EVENTS;
      models.set(name, new Set([...(models.get(name) ?? []), ...wanted]));
    }
  return models;
}
