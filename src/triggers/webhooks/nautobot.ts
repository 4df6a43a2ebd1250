import { z } from "zod";
import { isRecord } from "../../lib/is-record.js";
import { HINT_EVENTS, type Hint } from "./hint.js";
import { keyOf } from "./key.js";
import { valueAt } from "./paths.js";
import type { SignatureScheme } from "./signature.js";
import { parseTime } from "./time.js";

export const NAUTOBOT = "nautobot";

export const NAUTOBOT_SIGNATURE: SignatureScheme = {
  header: "X-Hook-Signature",
  algorithm: "sha512",
  prefix: "",
  encoding: "hex",
};

const name = z.string().min(1).max(200);
/** As it came: looking at each of its fields would be for nothing. */
const object = z.custom<Record<string, unknown>>(isRecord, "is not an object").nullish();
const payload = z.object({
  event: z.enum(HINT_EVENTS),
  timestamp: z.string().transform(parseTime).pipe(z.date("is not a time")),
  model: name.regex(/^[a-z0-9_.]+$/i, "is not the name of a model"),
  username: z.string().max(200).nullish(),
  request_id: z.string().max(200).nullish(),
  data: object,
  snapshots: z
    .object({
      prechange: object,
      postchange: object,
      differences: z.object({ added: object, removed: object }).nullish(),
    })
    .nullish(),
});

/** What Nautobot sends, in the words of rules. Throws a ZodError for anything else. */
export function nautobotHint(body: unknown, raw: Uint8Array): Hint {
  const { event, timestamp, model, username, request_id, data, snapshots } = payload.parse(body);
  const state = data ?? snapshots?.postchange ?? snapshots?.prechange ?? {};
  const before = event === "created" ? undefined : snapshots?.prechange;
  const { added, removed } = snapshots?.differences ?? {};
  const type = valueAt(state, "object_type");
  const shown = valueAt(state, "name") ?? valueAt(state, "display") ?? valueAt(state, "id");
  return {
    source: NAUTOBOT,
    // Nautobot names the model alone; the object has its app, too
    model: typeof type === "string" && type.endsWith(`.${model}`) ? type : model,
    event,
    state,
    ...(before && { before }),
    ...((added ?? removed) && {
      changed: new Set([...Object.keys(added ?? {}), ...Object.keys(removed ?? {})]),
    }),
    ...(username && { user: username }),
    ...(typeof shown === "string" && { object: shown.slice(0, 200) }),
    sentAt: timestamp,
    // one change, whoever tells of it: two records in Nautobot that match it, for example, with a timestamp each
    key: request_id ? keyOf([event, model, request_id, data, snapshots]) : keyOf(raw),
  };
}
