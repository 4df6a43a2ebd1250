import { BridgeError } from "../../lib/errors.js";
import { type Call, type Client, ENDPOINTS } from "../../nautobot/index.js";
import { endpointOf } from "../field-path.js";
import type { RelationshipField, RelationshipSide } from "./column.js";

/** A relationship as it is in Nautobot, seen from the model's side. */
export interface FarEnd {
  key: string;
  /** The far end, as it is written: "peer" where both ends mean the same. */
  side: RelationshipSide | "peer";
  /** Whether it leads to many. */
  many: boolean;
  /** Whether only one object may have the same far end. */
  sole: boolean;
}

/** @throws BridgeError `FIELD_UNKNOWN` when there is no such relationship between the two types */
export async function findRelationship(
  client: Client,
  near: string,
  { key, target, side }: RelationshipField,
  signal: AbortSignal,
): Promise<FarEnd> {
  const far = endpointOf(ENDPOINTS, target.endpoint).contentType;
  const rows = client.list("/extras/relationships/", { query: { key }, signal });
  for await (const { type = "", source_type, destination_type } of rows) {
    const joins = (from: string, to: string) => from === near && to === far;
    if (type.startsWith("symmetric") && joins(source_type, destination_type))
      return { key, side: "peer", many: type.endsWith("to-many"), sole: type.endsWith("one-to-one") };
    const sides: RelationshipSide[] = [];
    if (joins(source_type, destination_type)) sides.push("destination");
    if (joins(destination_type, source_type)) sides.push("source");
    const [found, other] = side === undefined ? sides : sides.filter((each) => each === side);
    if (found === undefined)
      throw unknown(
        `the relationship "${key}" leads from ${source_type} to ${destination_type}, not between ${near} and ${far}`,
      );
    if (other !== undefined)
      throw unknown(
        `both ends of the relationship "${key}" are ${far}: say which one is meant, "source" or "destination"`,
      );
    return {
      key,
      side: found,
      many: found === "destination" ? type.endsWith("to-many") : type.startsWith("many"),
      sole: found === "destination" ? type.startsWith("one") : type.endsWith("to-one"),
    };
  }
  throw unknown(`there is no relationship "${key}"`);
}

const unknown = (message: string): BridgeError => new BridgeError("FIELD_UNKNOWN", message);

/** The filters that find the associations of objects at the near end. */
const NEAR = {
  source: ["destination_id"],
  destination: ["source_id"],
  peer: ["source_id", "destination_id"],
} as const;

export const ASSOCIATIONS = "/extras/relationship-associations/";

/** An association as a create takes it. */
export type AssociationBody = Record<"id" | "relationship" | `${RelationshipSide}_${"id" | "type"}`, unknown>;

/** One association, seen from one of its ends. */
export interface Association {
  body: AssociationBody;
  near: string;
  far: string;
  /** The far end, as the association itself has it. */
  farSide: RelationshipSide;
}

/**
 * The ids of what a relationship leads to, by the id of the object it starts from.
 * @param of - the objects it starts from, some dozens at most; all unless given
 */
export async function readAssociations(
  client: Client,
  end: FarEnd,
  call: Call,
  of?: readonly string[],
): Promise<Map<string, string[]>> {
  const ends = new Map<string, string[]>();
  for await (const { near, far } of associations(client, end, call, of)) {
    const known = ends.get(near);
    if (known) known.push(far);
    else ends.set(near, [far]);
  }
  return ends;
}

/** The associations of a relationship; one without direction twice, once from each end. */
export async function* associations(
  client: Client,
  { key, side }: FarEnd,
  call: Call,
  of?: readonly string[],
): AsyncGenerator<Association, void, undefined> {
  const near = of ? NEAR[side].map((name) => ({ [name]: [...of] })) : [{}];
  const seen = new Set<string>();
  for (const ids of near) {
    const query = { relationship: key, ...ids };
    for await (const row of client.list(ASSOCIATIONS, { ...call, query })) {
      if (seen.has(row.id)) continue;
      seen.add(row.id);
      const { id, relationship, source_type, source_id, destination_type, destination_id } = row;
      const body = { id, relationship, source_type, source_id, destination_type, destination_id };
      if (side !== "source") yield { body, near: source_id, far: destination_id, farSide: "destination" };
      if (side !== "destination") yield { body, near: destination_id, far: source_id, farSide: "source" };
    }
  }
}
