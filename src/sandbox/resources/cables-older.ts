import type { FieldErrors } from "../refusal.js";
import { removeRow } from "../remove.js";
import type { Draft } from "../resource.js";
import type { Row, Store } from "../store.js";
import { find, textIn } from "./common.js";

const CABLES = "/dcim/cables/";
const TERMINATIONS = "/dcim/cables-to-cable-terminations/";
const INTERFACES = "/dcim/interfaces/";

const UNMOVABLE = "Cable termination points may not be modified. Delete and recreate the cable instead.";

/** The rules of a cable before Nautobot 3.0: it has both its ends from the start, and keeps them. */
export function cleanOlderCable({ row, before, store }: Draft): FieldErrors {
  const ends = (["a", "b"] as const).map((end) => {
    const [type, id] = [`termination_${end}_type`, `termination_${end}_id`] as const;
    return { end, type, id, port: find(store, INTERFACES, row[id]) };
  });
  const [a, b] = ends.map(({ port }) => port);
  for (const { type } of ends)
    if (row[type] !== "dcim.interface") return { [type]: [`Invalid content type: ${textIn(row, type)}`] };
  for (const { type, id } of ends)
    if (isOnOther(store.table(CABLES).find({ [type]: row[type], [id]: row[id] }), row))
      return { non_field_errors: [`The fields ${type}, ${id} must make a unique set.`] };
  for (const { id, port } of ends) if (!port) return { [id]: ["Object not found"] };
  for (const { end, id } of ends)
    if (before && before[id] !== row[id]) return { [`termination_${end}`]: [UNMOVABLE] };
  for (const { id, port } of ends)
    if (port?.["type"] === "virtual") return { [id]: ["Cables cannot be terminated to Virtual interfaces"] };
  if (a === b) return { __all__: ["Cannot connect dcim | interface to itself"] };
  for (const { port } of ends) {
    const taken = textIn(store.table(TERMINATIONS).find({ interface: port?.id })[0], "cable");
    if (taken !== "" && taken !== row.id)
      return { __all__: [`${textIn(port, "name")} already has a cable attached (#${taken})`] };
  }
  if (row["length"] !== null && row["length_unit"] === null)
    return { __all__: ["Must specify a unit when setting a cable length"] };
  return {};
}

const isOnOther = (cables: readonly Row[], { id }: Row): boolean => cables.some((cable) => cable.id !== id);

/** Before Nautobot 3.0 a cable goes with either of its ends. */
export function removeWithEnd({ cable }: Row, store: Store): void {
  const table = store.table(TERMINATIONS);
  for (const { id } of table.find({ cable })) table.remove(id);
  const row = find(store, CABLES, cable);
  if (row) removeRow(store, store.table(CABLES).resource, row);
}
