import { defineResource } from "../define.js";
import { pathDisplay } from "./common.js";

export const tenantGroups = defineResource("/tenancy/tenant-groups/", {
  fields: { name: { unique: true }, parent: { onDelete: "cascade", reverse: "children" } },
  tree: true,
  display: pathDisplay("/tenancy/tenant-groups/"),
  counts: { tenant_count: ["/tenancy/tenants/", "tenant_group"] },
});

export const tenants = defineResource("/tenancy/tenants/", {
  fields: {
    name: { unique: true },
    tenant_group: { onDelete: "set-null", tree: true, reverse: "tenants" },
    tags: { limited: true },
  },
  counts: {
    namespace_count: ["/ipam/namespaces/", "tenant"],
    prefix_count: ["/ipam/prefixes/", "tenant"],
  },
});
