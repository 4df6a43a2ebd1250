import { createHmac } from "node:crypto";
import type { Delivery } from "../../src/triggers/webhooks/sources.js";

export const WEBHOOK_SECRET = "a secret of the tests";

/** An object as Nautobot's webhooks show it. */
export const deviceState = (fields: object = {}) => ({
  id: "8a8e1b0e-0000-4000-8000-000000000001",
  object_type: "dcim.device",
  name: "d1",
  status: { name: "Active" },
  location: { name: "Berlin" },
  custom_fields: { owner: "ann", rack: 1 },
  tags: [{ name: "edge" }],
  ...fields,
});

interface PayloadFields {
  event?: "created" | "updated" | "deleted";
  before?: object | null;
  after?: object | null;
  at?: Date;
  user?: string;
  request?: string;
  model?: string;
}

/** What Nautobot sends about a device that was renamed, unless told otherwise. */
export function nautobotPayload(fields: PayloadFields = {}) {
  const { event = "updated", at = new Date(), user = "ann", request = "q1", model = "device" } = fields;
  const before = fields.before === undefined ? deviceState({ name: "d0" }) : fields.before;
  const after = fields.after === undefined ? deviceState() : fields.after;
  return {
    event,
    timestamp: at.toISOString().replace("T", " ").replace("Z", "000+00:00"),
    model,
    username: user,
    request_id: request,
    data: after ?? before,
    snapshots: {
      prechange: before,
      postchange: after,
      differences: differences(before, after),
    },
  };
}

function differences(before: object | null, after: object | null) {
  const [a, b] = [before ?? {}, after ?? {}] as Record<string, unknown>[];
  const names = Object.keys({ ...a, ...b }).filter(
    (name) => JSON.stringify(a?.[name]) !== JSON.stringify(b?.[name]),
  );
  const pick = (of: Record<string, unknown> | undefined) =>
    Object.fromEntries(names.map((name) => [name, of?.[name] ?? null]));
  return { added: after && pick(b), removed: before && pick(a) };
}

export const nautobotSignature = (body: string | Uint8Array, secret = WEBHOOK_SECRET): string =>
  createHmac("sha512", secret).update(body).digest("hex");

/** A webhook as it comes in. */
export function deliveryOf(body: string | Uint8Array, headers: Record<string, string>): Delivery {
  const named = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return { body: Buffer.from(body), header: (name) => named.get(name.toLowerCase()) };
}

/** Nautobot's own webhook with a right signature. */
export function nautobotDelivery(payload: object, secret = WEBHOOK_SECRET): Delivery {
  const body = JSON.stringify(payload);
  const headers = { "X-Hook-Signature": nautobotSignature(body, secret), "Content-Type": "application/json" };
  return deliveryOf(body, headers);
}
