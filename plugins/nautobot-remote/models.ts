import { defineModel, nautobotModel, tree, z } from "nautobot-bridge";

const LocationType = defineModel({
  name: "location_type",
  identifiers: { name: z.string() },
  attributes: {
    parent: z.string().nullable(),
    description: z.string(),
    nestable: z.boolean(),
    content_types: z.array(z.string()),
  },
});

const Tenant = defineModel({
  name: "tenant",
  identifiers: { name: z.string() },
  attributes: { description: z.string(), comments: z.string() },
});

const Location = defineModel({
  name: "location",
  identifiers: { path: z.string() },
  attributes: {
    location_type: z.string(),
    status: z.string(),
    tenant: z.string().nullable(),
    description: z.string(),
    facility: z.string(),
    physical_address: z.string(),
  },
});

const Namespace = defineModel({
  name: "namespace",
  identifiers: { name: z.string() },
  attributes: { description: z.string() },
});

const Prefix = defineModel({
  name: "prefix",
  identifiers: { namespace: z.string(), prefix: z.string() },
  attributes: {
    type: z.string(),
    status: z.string(),
    tenant: z.string().nullable(),
    description: z.string(),
  },
});

/** In the order in which they are created; deletes go the other way round. */
export const models = [
  nautobotModel(LocationType, { path: "/dcim/location-types/", map: { parent: "parent__name" } }),
  nautobotModel(Tenant, { path: "/tenancy/tenants/" }),
  nautobotModel(Location, { path: "/dcim/locations/", map: { path: tree("parent") } }),
  nautobotModel(Namespace, { path: "/ipam/namespaces/" }),
  nautobotModel(Prefix, { path: "/ipam/prefixes/" }),
];
