import { defineModel, nautobotModel, subset, tree, z } from "../../../src/index.js";
import { type ModelRow, named, OWN, REGION, tag, tenant } from "./row.js";

const locationType = defineModel({
  name: "location_type",
  identifiers: { name: z.string() },
  attributes: {
    parent: z.string().nullable(),
    description: z.string(),
    nestable: z.boolean(),
    content_types: z.array(z.string()),
  },
});

const location = defineModel({
  name: "location",
  identifiers: { path: z.string() },
  attributes: {
    kind: z.string(),
    status: z.string(),
    tenant: z.string().nullable(),
    asn: z.number().nullable(),
    latitude: z.string().nullable(),
  },
});

const tenantModel = defineModel({
  name: "tenant",
  identifiers: { name: z.string() },
  attributes: { group: z.string().nullable(), comments: z.string(), labels: z.array(z.string()) },
});

const label = defineModel({
  name: "label",
  identifiers: { name: z.string() },
  attributes: { color: z.string(), description: z.string(), content_types: z.array(z.string()) },
});

const role = defineModel({
  name: "role",
  identifiers: { name: z.string() },
  attributes: { color: z.string(), weight: z.number().nullable(), content_types: z.array(z.string()) },
});

const labels = [
  { name: named("One"), color: "ff0000", description: "", content_types: [] },
  { name: named("Two"), color: "00ff00", description: "second", content_types: ["dcim.device"] },
];
const relabel = { color: "0000ff", content_types: ["dcim.device", "dcim.interface"] };

export const organization: readonly ModelRow[] = [
  {
    what: "location type",
    model: nautobotModel(locationType, {
      path: "/dcim/location-types/",
      map: { parent: "parent__name" },
      scope: OWN,
    }),
    needs: [],
    objects: [
      { name: named("Site"), parent: named("Region"), description: "", nestable: false, content_types: [] },
      { name: named("Region"), parent: null, description: "top", nestable: true, content_types: [] },
    ].reverse(),
    change: { description: "below", content_types: ["dcim.device", "ipam.prefix"] },
  },
  {
    what: "location",
    model: nautobotModel(location, {
      path: "/dcim/locations/",
      map: { path: tree("parent"), kind: "location_type__name" },
      scope: { location_type: [named("Region")] },
    }),
    needs: [REGION, tenant("A"), tenant("B")],
    objects: ["Earth", "Earth/North", "Earth/South"].map((path, index) => ({
      path,
      kind: named("Region"),
      status: "Active",
      tenant: index === 0 ? null : named("A"),
      asn: index === 0 ? null : 65000,
      latitude: index === 0 ? null : "51.500000",
    })),
    change: { status: "Planned", tenant: null, asn: null, latitude: "-33.250000" },
  },
  {
    what: "tenant, with a part of its tags",
    model: nautobotModel(tenantModel, {
      path: "/tenancy/tenants/",
      map: { group: "tenant_group__name", labels: subset("tags", (name) => String(name).startsWith("rt ")) },
      scope: OWN,
    }),
    needs: [["/tenancy/tenant-groups/", { name: named("Group") }], tag("x"), tag("y")],
    objects: [
      { name: named("A"), group: null, comments: "", labels: [] },
      { name: named("B"), group: named("Group"), comments: "two\nlines", labels: [named("x")] },
    ],
    change: { group: null, comments: "", labels: [named("x"), named("y")] },
  },
  {
    what: "status",
    model: nautobotModel(label, { path: "/extras/statuses/", scope: OWN }),
    needs: [],
    objects: labels,
    change: relabel,
  },
  {
    what: "tag",
    model: nautobotModel(label, { path: "/extras/tags/", scope: OWN }),
    needs: [],
    objects: labels,
    change: relabel,
  },
  {
    what: "role",
    model: nautobotModel(role, { path: "/extras/roles/", scope: OWN }),
    needs: [],
    objects: [
      { name: named("One"), color: "ff0000", weight: null, content_types: [] },
      { name: named("Two"), color: "00ff00", weight: 10, content_types: ["dcim.device"] },
    ],
    change: { weight: 20, content_types: ["dcim.device", "ipam.prefix"] },
  },
];
