// The example of docs/MAPPING.md, checked by the compiler.
import { defineModel, nautobotModel, z } from "../../src/index.js";

const PlaceOfPrefix = defineModel({
  name: "place_of_prefix",
  identifiers: { namespace: z.string(), prefix: z.string(), location: z.string() },
});
/** In place of `locations` of a prefix. */
export const NautobotPlaceOfPrefix = nautobotModel(PlaceOfPrefix, {
  path: "/ipam/prefix-location-assignments/",
  map: { namespace: "prefix__namespace__name", prefix: "prefix__prefix", location: "location__name" },
});
