import { defineResource } from "../define.js";
import { nameOf, textIn } from "./common.js";

const NAMESPACES = "/ipam/namespaces/";

export const routeTargets = defineResource("/ipam/route-targets/", {
  fields: { name: { unique: true }, tenant: { reverse: "route_targets" }, tags: { limited: true } },
});

export const vrfs = defineResource("/ipam/vrfs/", {
  fields: {
    namespace: { reverse: "vrfs" },
    status: { limited: true, reverse: "vrfs" },
    tenant: { reverse: "vrfs" },
    import_targets: { reverse: "importing_vrfs" },
    export_targets: { reverse: "exporting_vrfs" },
    tags: { limited: true },
  },
  naturalKey: ["namespace__name", "rd"],
  together: [["namespace", "rd"]],
  sortKey: (row, store) => [
    nameOf(store, NAMESPACES, row["namespace"]),
    textIn(row, "name"),
    textIn(row, "rd"),
  ],
  text: (row, store) => `${nameOf(store, NAMESPACES, row["namespace"])}: (${textIn(row, "name")})`,
});
