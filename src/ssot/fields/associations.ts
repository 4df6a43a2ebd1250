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
      return { key, side: "peer", many: type.endsWith("to-many") };
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

/**
 * The ids of what a relationship leads to, by the id of the object it starts from.
 * @param of - the objects it starts from, some dozens at most; all unless given
 */
export async function readAssociations(
  client: Client,
  { key, side }: FarEnd,
  call: Call,
  of?: readonly string[],
): Promise<Map<string, string[]>> {
  const ends = new Map<string, string[]>();
  const note = (from: string, to: string): void => {
    const known = ends.get(from);
    if (known) known.push(to);
    else ends.set(from, [to]);
  };
  const near = of ? NEAR[side].map((name) => ({ [name]: [...of] })) : [{}];
  const seen = new Set<string>();
  for (const ids of near) {
    const query = { relationship: key, ...ids };
    for await (const row of client.list("/extras/relationship-associations/", { ...call, query })) {
      if (seen.has(row.id)) continue;
      seen.add(row.id);
      if (side !== "source") note(row.source_id, row.destination_id);
      if (side !== "destination") note(row.destination_id, row.source_id);
    }
  }
  return ends;
}
