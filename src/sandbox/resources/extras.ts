import { defineResource } from "../define.js";
import { ROLE_CONTENT_TYPES, STATUS_CONTENT_TYPES, TAG_CONTENT_TYPES } from "./content-types.js";

const UNFILTERED = { filter: false } as const;

/** Statuses, roles and tags: a coloured name for objects of some content types. */
const label = (choices: readonly string[]) => ({
  content_types: { choices },
  name: { unique: true as const },
  color: { default: "9e9e9e", format: "color" as const },
  description: UNFILTERED,
});

export const statuses = defineResource("/extras/statuses/", { fields: label(STATUS_CONTENT_TYPES) });
export const roles = defineResource("/extras/roles/", {
  fields: { ...label(ROLE_CONTENT_TYPES), weight: { min: 0, max: 32767 } },
  sortKey: (row) => [row["weight"] === null ? Infinity : Number(row["weight"]), String(row["name"])],
});
export const tags = defineResource("/extras/tags/", { fields: label(TAG_CONTENT_TYPES) });

export const gitRepositories = defineResource("/extras/git-repositories/", {
  verbose: "Git repository",
  fields: {
    name: { unique: true },
    slug: { format: "slug", unique: true },
    remote_url: { format: "url" },
    branch: { default: "main" },
    current_head: { filter: false },
    tags: { limited: true },
  },
  complete: ({ row }) => ({ ...row, slug: row["slug"] === "" ? slugOf(String(row["name"])) : row["slug"] }),
});

const slugOf = (value: string): string =>
  value
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");

export const contentTypes = defineResource("/extras/content-types/", {
  graphql: false,
  naturalKey: ["app_label", "model"],
  sortKey: (row) => [String(row["app_label"]), String(row["model"])],
  display: (row) => `${String(row["app_label"])} | ${String(row["model"])}`,
  methods: ["GET"],
  integerIds: true,
});
