import { BridgeError } from "../../lib/errors.js";
import type { Call, Client, Row } from "../../nautobot/index.js";
import { NAUTOBOT } from "../webhooks/nautobot.js";
import { nameOf, wantedWebhooks, type WantedWebhook, type WebhookSettings } from "./wanted.js";

const PATH = "/extras/webhooks/";

/** A record in Nautobot, and what there is, was or must be done about it. Never with the secret. */
export interface WebhookState {
  model: string;
  /** `differs`, `missing` and `stale` are what `status` finds; the others are what was done. */
  state: "ready" | "differs" | "missing" | "stale" | "created" | "updated" | "removed";
  /** The fields that differ or were changed. */
  fields?: string[];
}

interface Found {
  wanted: { record: WantedWebhook; row: Row<typeof PATH> | undefined; fields: string[] }[];
  /** Of models that no rule is about any more. */
  stale: Row<typeof PATH>[];
}

/**
 * Whether Nautobot has the records that the rules need.
 *
 * @throws BridgeError CONFIG_INVALID when the rules cannot work
 */
export async function webhookStatus(
  client: Client,
  settings: WebhookSettings,
  call: Call = {},
): Promise<WebhookState[]> {
  const { wanted, stale } = await look(client, settings, call);
  return [
    ...wanted.map(({ record, row, fields }): WebhookState => {
      const model = modelOf(record);
      if (!row) return { model, state: "missing" };
      return fields.length === 0 ? { model, state: "ready" } : { model, state: "differs", fields };
    }),
    ...stale.map((row): WebhookState => ({ model: modelOf(row), state: "stale" })),
  ];
}

/** Makes the records that the rules need, and takes away those that they no longer need. Again, it changes nothing. */
export async function installWebhooks(
  client: Client,
  settings: WebhookSettings,
  call: Call = {},
): Promise<WebhookState[]> {
  const { wanted, stale } = await look(client, settings, call);
  const done: WebhookState[] = [];
  for (const row of stale) {
    await client.remove(PATH, row.id, call);
    done.push({ model: modelOf(row), state: "removed" });
  }
  for (const { record, row, fields } of wanted) {
    const model = modelOf(record);
    if (!row) {
      await client.create(PATH, record, call);
      done.push({ model, state: "created" });
    } else if (fields.length > 0) {
      await client.update(PATH, row.id, record, call);
      done.push({ model, state: "updated", fields });
    } else done.push({ model, state: "ready" });
  }
  return done;
}

/** Takes away every record of this owner. */
export async function removeWebhooks(
  client: Client,
  settings: Pick<WebhookSettings, "owner">,
  call: Call = {},
): Promise<WebhookState[]> {
  const rows = await ownRows(client, settings, call);
  for (const { id } of rows) await client.remove(PATH, id, call);
  return rows.map((row) => ({ model: modelOf(row), state: "removed" }));
}

async function look(client: Client, settings: WebhookSettings, call: Call): Promise<Found> {
  const records = wantedWebhooks(settings);
  await requireAllowed(client, settings, call);
  const rows = new Map((await ownRows(client, settings, call)).map((row) => [row.name, row]));
  const names = new Set(records.map(({ name }) => name));
  return {
    wanted: records.map((record) => {
      const row = rows.get(record.name);
      return { record, row, fields: row ? differing(record, row) : [] };
    }),
    stale: [...rows.values()].filter(({ name }) => !names.has(name)),
  };
}

async function ownRows(
  client: Client,
  settings: Pick<WebhookSettings, "owner">,
  call: Call,
): Promise<Row<typeof PATH>[]> {
  const rows: Row<typeof PATH>[] = [];
  for await (const row of client.list(PATH, call))
    if (row.name.startsWith(nameOf(settings, ""))) rows.push(row);
  return rows;
}

const differing = (record: WantedWebhook, row: Row<typeof PATH>): string[] =>
  Object.entries(record).flatMap(([field, value]) => {
    const is: unknown = (row as unknown as Record<string, unknown>)[field];
    const plain = typeof is === "object" && is !== null && "value" in is ? is.value : is;
    return JSON.stringify(plain) === JSON.stringify(value) ? [] : [field];
  });

const modelOf = ({ content_types }: { content_types: readonly string[] }): string => content_types.join(", ");

/** Nautobot sends webhooks for most models, not for all. */
async function requireAllowed(client: Client, { rules }: WebhookSettings, call: Call): Promise<void> {
  const allowed = new Set<string>();
  const query = { feature: "webhooks" } as const;
  for await (const { app_label, model } of client.list("/extras/content-types/", { ...call, query }))
    allowed.add(`${app_label}.${model}`);
  const problems = rules.flatMap(({ name, source, models }) =>
    models
      .filter((model) => source === NAUTOBOT && !allowed.has(model))
      .map((model) => `${model} (rule ${name})`),
  );
  if (problems.length === 0) return;
  throw new BridgeError("CONFIG_INVALID", `Nautobot sends no webhooks for ${problems.join(", ")}`, {
    fix: "Take it out of the rule; a schedule, or a Job Hook with the companion, can start the job instead.",
  });
}
