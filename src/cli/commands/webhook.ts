import { loadConfig, requireNautobot, type Config } from "../../config/index.js";
import { createClient } from "../../nautobot/index.js";
import {
  installWebhooks,
  removeWebhooks,
  wantedWebhooks,
  webhookStatus,
  type WebhookSettings,
  type WebhookState,
} from "../../triggers/index.js";
import type { CommonOptions } from "../session.js";
import { noted } from "../note.js";
import type { Terminal } from "../terminal.js";

export interface WebhookOptions extends CommonOptions {
  json?: boolean;
  reason?: string;
}

const ACTS = { install: installWebhooks, status: webhookStatus, remove: removeWebhooks };

/** Returns 1 when Nautobot does not have what the rules need. */
export async function webhookCommand(
  act: keyof typeof ACTS,
  options: WebhookOptions,
  terminal: Terminal,
): Promise<number> {
  const config = loadConfig({ file: options.config });
  const settings = settingsOf(config);
  // what cannot work is said before anything is tried
  if (act !== "remove") wantedWebhooks(settings);
  const nautobot = requireNautobot(config);
  const client = createClient(nautobot);
  await client.check();
  const work = (): Promise<WebhookState[]> => ACTS[act](client, settings);
  const done = { action: `webhook.${act}`, target: nautobot.url, reason: options.reason };
  const states = await (act === "status" ? work() : noted(config, done, work));
  if (options.json) terminal.out(JSON.stringify({ webhooks: states }));
  else tell(act, states, config, terminal);
  return states.some(({ state }) => ["missing", "differs", "stale"].includes(state)) ? 1 : 0;
}

const settingsOf = ({ webhooks, companion }: Config): WebhookSettings => ({
  owner: companion.name,
  rules: webhooks.rules,
  ...webhooks.nautobot,
});

const SAYS: Record<WebhookState["state"], string> = {
  ready: "✔ is there",
  created: "✔ made",
  updated: "✔ corrected",
  removed: "✔ removed",
  missing: "✖ is missing",
  differs: "✖ differs",
  stale: "✖ is there, and no rule is about it",
};

function tell(act: string, states: readonly WebhookState[], config: Config, { out, style }: Terminal): void {
  const { nautobot } = config.webhooks;
  for (const { model, state, fields } of states) {
    const line = `${SAYS[state]}: ${model}${fields ? ` (${fields.join(", ")})` : ""}`;
    out(line.startsWith("✔") ? style.green(line) : style.yellow(line));
  }
  if (states.length === 0) out("There is no webhook to be made: no rule is about Nautobot.");
  if (act === "remove") return;
  if (states.some(({ state }) => ["missing", "differs", "stale"].includes(state)))
    out("Run: nautobot-bridge webhook install");
  else out(`Nautobot sends to ${nautobot.url}; see what comes in with GET /api/v1/webhooks/deliveries`);
}
