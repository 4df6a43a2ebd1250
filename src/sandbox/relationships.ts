import { randomUUID } from "node:crypto";
import { resolveReference } from "./references.js";
import { Invalid, Refusal } from "./refusal.js";
import { textOf, type Resource } from "./resource.js";
import type { Row, Store } from "./store.js";
import { InvalidValue } from "./values.js";

export const RELATIONSHIPS = "/extras/relationships/";
export const ASSOCIATIONS = "/extras/relationship-associations/";

type End = "source" | "destination";
type Side = End | "peer";

/** What one relationship of an object is to lead to. */
export interface Wanted {
  relationship: Row;
  side: Side;
  ids: readonly string[];
}

const other = (end: End): End => (end === "source" ? "destination" : "source");
const isSymmetric = ({ type }: Row): boolean => String(type).startsWith("symmetric");

/** Whether one object may have several associations at an end. */
const isMany = (relationship: Row, end: Side): boolean => {
  const [source = "", destination = ""] = String(relationship["type"])
    .replace("symmetric-", "")
    .split("-to-");
  return (end === "source" ? source : destination) === "many";
};

/** The sides at which a relationship leads somewhere from objects of a type. */
function sidesOf(relationship: Row, { contentType }: Resource): Side[] {
  const ends = (["source", "destination"] as const).filter(
    (end) => relationship[`${other(end)}_type`] === contentType,
  );
  return ends.length > 0 && isSymmetric(relationship) ? ["peer"] : ends;
}

/** What a client's `relationships` ask for. @throws Invalid */
export function wantedRelationships(store: Store, resource: Resource, given: unknown): Wanted[] {
  const python = `${resource.contentType.split(".")[0] ?? ""}.${resource.model}`;
  return Object.entries((given ?? {}) as Record<string, Record<string, { objects?: unknown[] }>>).flatMap(
    ([key, sides]) => {
      const [relationship] = store.table(RELATIONSHIPS).find({ key });
      if (relationship === undefined || sidesOf(relationship, resource).length === 0)
        throw refused(`"${key}" is not a relationship on ${python}`);
      return Object.entries(sides).map(([name, { objects = [] }]) => {
        const side = sidesOf(relationship, resource).find((each) => each === name);
        if (side === undefined) throw refused(`"${name}" is not a valid side for "${key}" on ${python}`);
        if (objects.length > 1 && !isMany(relationship, side))
          throw refused(`For "${key}", "${side}" objects must include at most a single object`);
        const type = relationship[side === "peer" ? "source_type" : `${side}_type`] as string;
        return { relationship, side, ids: objects.map((each) => resolve(store, resource, type, each)) };
      });
    },
  );
}

const refused = (message: string): Invalid => new Invalid({ relationships: [message] });

function resolve(store: Store, referrer: Resource, type: string, raw: unknown): string {
  const target = store.tableOf(type).resource.path;
  try {
    return resolveReference(store, { kind: "fk", target, onDelete: "cascade" }, raw, referrer).id;
  } catch (error) {
    if (error instanceof InvalidValue) throw refused(error.message);
    throw error;
  }
}

/**
 * Makes an object's associations those that are wanted: adds first, removes then, as the real server does.
 * @throws Refusal 400 when an object would have more than one where there may be one
 */
export function associate(store: Store, id: string, wanted: readonly Wanted[]): void {
  const table = store.table(ASSOCIATIONS);
  for (const { relationship, side, ids } of wanted) {
    const there = associationsOf(store, relationship, side, id);
    for (const far of ids) {
      if (there.some((each) => each.far === far)) continue;
      const near = side === "source" ? "destination" : "source";
      const row: Row = {
        id: randomUUID(),
        relationship: relationship.id,
        source_type: relationship["source_type"],
        destination_type: relationship["destination_type"],
        [`${near}_id`]: id,
        [`${other(near)}_id`]: far,
      };
      const problem = surplus(store, row);
      if (problem) throw new Refusal(400, [`{'${problem.end}': ['${problem.message}']}`]);
      table.put(row);
    }
    for (const { far, row } of there) if (!ids.includes(far)) table.remove(row.id);
  }
}

/** The end of a new association that may have no more, and what is said of it. */
export function surplus(store: Store, row: Row): { end: End; message: string } | undefined {
  const relationship = store.table(RELATIONSHIPS).get(String(row["relationship"]));
  if (relationship === undefined) return undefined;
  const rows = store.table(ASSOCIATIONS).find({ relationship: relationship.id });
  for (const end of ["source", "destination"] as const) {
    const id = row[`${end}_id`];
    const used = rows.some((each) => each.id !== row.id && each[`${end}_id`] === id);
    if (!used || isMany(relationship, other(end))) continue;
    const name = named(store, String(row[`${end}_type`]), String(id));
    return {
      end,
      message: `Unable to create more than one ${String(relationship["label"])} association to ${name} (${end})`,
    };
  }
  return undefined;
}

function named(store: Store, type: string, id: string): string {
  const table = store.tableOf(type);
  const row = table.get(id);
  return row ? textOf(store, table.resource, row) : id;
}

/** The associations of one object seen from it: what they lead to at a side. */
function associationsOf(store: Store, { id: relationship }: Row, side: Side, id: string) {
  const table = store.table(ASSOCIATIONS);
  const ends: readonly End[] = side === "peer" ? ["source", "destination"] : [side];
  return ends.flatMap((end) =>
    table
      .find({ relationship, [`${other(end)}_id`]: id })
      .map((row) => ({ row, far: row[`${end}_id`] as string })),
  );
}

/** An object's relationships as the REST API shows them. */
export function renderRelationships(store: Store, resource: Resource, id: string, base: string): unknown {
  const relationships = store.table(RELATIONSHIPS).all();
  return Object.fromEntries(
    relationships.flatMap((relationship) => {
      const sides = sidesOf(relationship, resource);
      if (sides.length === 0) return [];
      const { label, type, key } = relationship as Row & { key: string };
      const url = `${base}/api${RELATIONSHIPS}${relationship.id}/`;
      const ends = sides.map((side) => {
        const objects = associationsOf(store, relationship, side, id).map(({ far }) => ({ id: far }));
        const far = relationship[side === "peer" ? "source_type" : `${side}_type`] as string;
        return [side, { label: plural(store, relationship, side, far), object_type: far, objects }];
      });
      return [[key, { id: relationship.id, url, label, type, ...Object.fromEntries(ends) }]];
    }),
  );
}

function plural(store: Store, relationship: Row, side: Side, type: string): string {
  const own = side === "peer" ? "" : relationship[`${other(side)}_label`];
  if (typeof own === "string" && own !== "") return own;
  const { verbose } = store.tableOf(type).resource;
  if (!isMany(relationship, side)) return verbose;
  return verbose.endsWith("s") ? `${verbose}es` : `${verbose}s`;
}
