import { z } from "zod";
import { VERDICTS, type TriggerStore } from "../../store/index.js";
import { isRefusal, type Inbox, type Refusal } from "../../triggers/index.js";
import { HttpError } from "../http-error.js";
import type { Metrics } from "../metrics.js";
import { answer, defineRoute, ok, type Route } from "../route.js";
import { page, pageOf } from "../schemas/fields.js";
import { deliverySchema, receiptSchema } from "../schemas/triggers.js";
import { pageView } from "../views.js";

export interface WebhookServices {
  inbox: Inbox;
  maxBodyKb: number;
}

/** Where other systems say that something happened, and what became of that. */
export const webhookRoutes = (
  { inbox, maxBodyKb }: WebhookServices,
  { store, metrics }: { store: TriggerStore; metrics: Pick<Metrics, "webhook"> },
): Route[] => [
  defineRoute({
    method: "post",
    path: "/webhooks/:source",
    role: "open",
    summary: "Takes a signed webhook in: of Nautobot, or of another system that is configured.",
    description: "The signature is the proof; a token is not needed. Answered as soon as it is kept.",
    params: { source: z.string().max(100).describe("nautobot, or a name of the configuration.") },
    rawBody: `${maxBodyKb}kb`,
    responses: { 202: receiptSchema },
    refusals: [401],
    async handler({ params, request }) {
      const body: unknown = request.body;
      const received = await inbox.receive(params.source, {
        body: body instanceof Uint8Array ? body : new Uint8Array(),
        header: (name) => request.get(name),
      });
      // what anybody may write in an address is no label
      const hook = inbox.knows(params.source) ? params.source : "unknown";
      metrics.webhook(hook, isRefusal(received) ? "refused" : received.verdict);
      if (isRefusal(received)) throw refusalOf(received);
      return answer(202, { ...received, runs: [...received.runs] });
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/webhooks/deliveries",
    role: "viewer",
    summary: "The last webhooks, newest first, and what became of each.",
    query: { ...page, source: z.string().optional(), verdict: z.enum(VERDICTS).optional() },
    responses: { 200: pageOf("deliveries", deliverySchema) },
    handler: async ({ query }) => ok(pageView("deliveries", await store.deliveries(query))),
  }),
];

const FIXES = {
  signature: "Give the sender the secret of the configuration, and set the clocks of both machines right.",
  media: "Have the sender send JSON, with the header: Content-Type: application/json",
  content: "Have the sender send its own form of body: no template.",
};
const CODES = { signature: "UNAUTHORIZED", media: "UNSUPPORTED_MEDIA_TYPE", content: "BAD_REQUEST" } as const;

const refusalOf = ({ kind, reason }: Refusal): HttpError =>
  new HttpError(CODES[kind], `The webhook is refused: ${reason}`, FIXES[kind]);
