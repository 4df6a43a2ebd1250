import { defineResource } from "../define.js";
import type { FieldErrors } from "../refusal.js";
import type { Draft } from "../resource.js";
import { depth } from "../tree.js";
import { naturalOrder, pathDisplay } from "./common.js";
import { subtreeFilter } from "./tree-filters.js";
import { LOCATION_CONTENT_TYPES } from "./content-types.js";

const LOCATION_TYPES = "/dcim/location-types/";
const LOCATIONS = "/dcim/locations/";

export const locationTypes = defineResource(LOCATION_TYPES, {
  fields: {
    content_types: { choices: LOCATION_CONTENT_TYPES },
    name: { unique: true },
    parent: { onDelete: "cascade", reverse: "children" },
  },
  tree: true,
  display: pathDisplay(LOCATION_TYPES),
  clean: cleanLocationType,
});

function cleanLocationType({ row, before, store }: Draft): FieldErrors {
  if (["rackgroup", "rackgroups", "rack group", "rack groups"].includes(String(row["name"]).toLowerCase()))
    return { name: ["This name is reserved for future use."] };
  const used = before ? store.table(LOCATIONS).find({ location_type: row.id }) : [];
  const nested = used.some(({ parent }) => used.some(({ id }) => id === parent));
  if (before?.["nestable"] === true && row["nestable"] === false && nested)
    return {
      nestable: [
        "There are existing nested Locations of this type, so changing this Location Type to be non-nestable is not permitted.",
      ],
    };
  if (used.length > 0 && before?.["parent"] !== row["parent"])
    return {
      parent: [
        "This LocationType currently has Locations using it, therefore its parent cannot be changed at this time.",
      ],
    };
  return {};
}

export const locations = defineResource(LOCATIONS, {
  fields: {
    name: { label: "Name" },
    time_zone: { complaint: "A valid timezone is required." },
    asn: { min: 1 },
    latitude: { kind: "decimal", digits: 8, places: 6 },
    longitude: { kind: "decimal", digits: 9, places: 6 },
    contact_email: { format: "email" },
    parent: { onDelete: "cascade", reverse: "children" },
    location_type: { reverse: "locations" },
    status: { limited: true, reverse: "locations" },
    tenant: { reverse: "locations" },
    tags: { limited: true },
  },
  tree: true,
  naturalKey: (store) =>
    Array.from(
      { length: depth(store.table(LOCATIONS)) + 1 },
      (_, level) => `${"parent__".repeat(level)}name`,
    ),
  unique: [["parent", "name"]],
  sortKey: (row) => [naturalOrder(String(row["name"]))],
  display: pathDisplay(LOCATIONS),
  counts: {
    device_count: ["/dcim/devices/", "location"],
    prefix_count: ["/ipam/prefixes/", "locations"],
    vlan_count: ["/ipam/vlans/", "locations"],
  },
  filters: { subtree: subtreeFilter(LOCATIONS) },
  clean: cleanLocation,
});

function cleanLocation({ row, before, store }: Draft): FieldErrors {
  const types = store.table(LOCATION_TYPES);
  const nameOf = (id: unknown): string => String(types.get(String(id))?.["name"]);
  const type = types.get(String(row["location_type"]));
  if (type === undefined) return {};
  const own = nameOf(type.id);
  const parent = typeof row["parent"] === "string" ? store.table(LOCATIONS).get(row["parent"]) : undefined;
  const parentType = parent?.["location_type"];
  const above = type["parent"];
  if (before && before["location_type"] !== type.id)
    return {
      location_type: [
        `Changing the type of an existing Location (from ${nameOf(before["location_type"])} to ${own} in this case) is not permitted.`,
      ],
    };
  if (above === null) {
    if (parent === undefined || (type["nestable"] === true && parentType === type.id)) return {};
    return type["nestable"] === true
      ? { parent: [`A Location of type ${own} may only have a Location of the same type as its parent.`] }
      : { parent: [`A Location of type ${own} must not have a parent Location.`] };
  }
  if (parent === undefined) return { parent: [`A Location of type ${own} must have a parent Location.`] };
  if (parentType === above || (type["nestable"] === true && parentType === type.id)) return {};
  const allowed =
    type["nestable"] === true ? `of the same type or of type ${nameOf(above)}` : `of type ${nameOf(above)}`;
  return { parent: [`A Location of type ${own} can only have a Location ${allowed} as its parent.`] };
}
