import { defineResource } from "../define.js";

export const users = defineResource("/users/users/", {
  fields: {
    username: { unique: true },
    is_superuser: { filter: false },
    is_active: { default: true },
    config_data: { default: {} },
    date_joined: { kind: "datetime", nullable: true, default: null, filter: false },
    last_login: { kind: "datetime", filter: false },
    password: { filter: false },
  },
  naturalKey: ["username"],
  sortKey: (row) => [String(row["username"])],
  display: (row) => String(row["username"]),
  methods: ["GET"],
});

export const tokens = defineResource("/users/tokens/", {
  fields: {
    created: { kind: "datetime", filter: false },
    write_enabled: { default: true },
    expires: { kind: "datetime" },
  },
  naturalKey: ["id"],
  sortKey: (row) => [row.id],
  display: (row) => `${String(row["key"]).slice(-6)} (admin)`,
  methods: ["GET"],
});
