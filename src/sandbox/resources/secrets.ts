import { defineResource } from "../define.js";

export const secrets = defineResource("/extras/secrets/", {
  fields: { name: { unique: true }, tags: { limited: true } },
});

export const secretsGroups = defineResource("/extras/secrets-groups/", {
  fields: { name: { unique: true } },
});

export const secretsGroupAssociations = defineResource("/extras/secrets-groups-associations/", {
  naturalKey: ["secrets_group", "access_type", "secret_type", "secret"],
  fields: { secrets_group: { onDelete: "cascade" }, secret: { onDelete: "protect" } },
  sortKey: (row) => [row.id],
  display: (row) => row.id,
});

export const externalIntegrations = defineResource("/extras/external-integrations/", {
  fields: {
    name: { unique: true },
    remote_url: { format: "url" },
    timeout: { default: 30 },
    verify_ssl: { default: true },
    secrets_group: { onDelete: "protect" },
    tags: { limited: true },
  },
});
