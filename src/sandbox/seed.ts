import { ROLES, STATUSES } from "./defaults.js";
import { installJobs } from "./jobs/routes.js";
import {
  LOCATION_CONTENT_TYPES,
  STATUS_CONTENT_TYPES,
  TAG_CONTENT_TYPES,
} from "./resources/content-types.js";
import { hasModel } from "./release.js";
import type { Store } from "./store.js";
import { createRow } from "./write.js";

/** Objects to create at the start: path to bodies as a client would post them, each after what it refers to. */
export type Seed = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** What a fresh Nautobot has: statuses, roles, a namespace, a user with a token. */
export function seedDefaults(store: Store, token: string): void {
  const isKnown = (type: string): boolean => hasModel(store.release, type);
  const labels = (rows: typeof STATUSES) =>
    rows.flatMap(([name, color, description, types]) => {
      const content_types = types.split(" ").filter(isKnown);
      return content_types.length > 0 ? [{ name, color, description, content_types }] : [];
    });
  seed(store, {
    "/extras/statuses/": labels(STATUSES),
    "/extras/roles/": labels(ROLES),
    "/ipam/namespaces/": [{ name: "Global", description: "Default Global namespace. Created by Nautobot." }],
    "/users/users/": [{ username: "admin", email: "admin@example.com", is_superuser: true, is_staff: true }],
    "/users/tokens/": [{ key: token }],
  });
  installJobs(store);
  const models = new Set([...STATUS_CONTENT_TYPES, ...TAG_CONTENT_TYPES, ...LOCATION_CONTENT_TYPES]);
  for (const { resource } of store.tables) models.add(resource.contentType);
  for (const [index, type] of [...models].filter(isKnown).entries()) {
    const [app_label, model] = type.split(".");
    store.table("/extras/content-types/").put({ id: String(index + 1), app_label, model });
  }
}

/** Creates the objects one after another, so that each may refer to those before it. @throws Refusal, and creates nothing. */
export function seed(store: Store, data: Seed): void {
  store.transaction(() => {
    for (const [path, bodies] of Object.entries(data))
      for (const body of bodies) createRow(store, store.table(path).resource, body);
  });
}
