import { ENDPOINTS, type Call, type Client } from "../nautobot/index.js";

/** An object in Nautobot that a run is about. */
export interface AnyObject {
  /** "dcim.device" */
  model: string;
  /** As people know it. */
  name: string;
  /** What happened to it. */
  action: string;
  /** As it is, and as it was before the change: one that got another name is known by both. */
  states: Readonly<Record<string, unknown>>[];
}

interface ChangeRow {
  id: string;
  action: { value: string };
  changed_object_type: string;
  changed_object_id: string;
  object_repr: string;
  object_data: Record<string, unknown> | null;
  object_data_v2: Record<string, unknown> | null;
}

const CHANGES = "/extras/object-changes/";

/** What a job hook was called for, from Nautobot's change log. */
export async function changedObject(
  client: Client,
  kwargs: Readonly<Record<string, unknown>>,
  { signal }: Call,
): Promise<AnyObject> {
  const get = (path: string, query = {}) =>
    client.request({ method: "GET", path, query, ...(signal && { signal }) });
  const change = (await get(`${CHANGES}${idOf(kwargs["object_change"])}/`)) as ChangeRow;
  const { changed_object_type: model, changed_object_id } = change;
  const older = (await get(CHANGES, {
    changed_object_id,
    limit: 2,
    sort: "-time",
    time__lte: timeOf(change),
  })) as {
    results: ChangeRow[];
  };
  const before = older.results.find(({ id }) => id !== change.id);
  const states = [change, ...(before ? [before] : [])].map(
    (row) => row.object_data_v2 ?? row.object_data ?? {},
  );
  return { model, name: change.object_repr, action: `${change.action.value}d`, states };
}

const timeOf = (change: object): unknown => (change as { time?: unknown }).time;

/** What a job button was pressed on. */
export async function pressedObject(
  client: Client,
  kwargs: Readonly<Record<string, unknown>>,
  { signal }: Call,
): Promise<AnyObject> {
  const model = textOf(kwargs["object_model_name"]).toLowerCase();
  const endpoint = Object.entries(ENDPOINTS).find(([, { contentType }]) => contentType === model)?.[0];
  if (endpoint === undefined)
    return { model, name: textOf(kwargs["object_pk"]), action: "pressed", states: [] };
  const path = `${endpoint}${idOf(kwargs["object_pk"])}/`;
  const query = { depth: 1 };
  const state = (await client.request({ method: "GET", path, query, ...(signal && { signal }) })) as {
    display?: string;
  };
  return { model, name: state.display ?? "", action: "pressed", states: [state] };
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const idOf = (value: unknown): string => encodeURIComponent(textOf(value));
