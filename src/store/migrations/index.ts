import { type Migration, Migrator } from "kysely";
import type { Db } from "../tables.js";
import { runs } from "./001-runs.js";
import { queue } from "./002-queue.js";
import { plans } from "./003-plans.js";
import { triggers } from "./004-triggers.js";
import { access } from "./005-access.js";
import { links } from "./006-links.js";
import { jobs } from "./007-jobs.js";
import { tree } from "./008-tree.js";
import { remoteLinks } from "./009-remote-links.js";
import { audit } from "./010-audit.js";
import { senders } from "./011-senders.js";
import { treeKinds } from "./012-tree-kinds.js";
import type { Flavour } from "./flavour.js";

/** One for each concern of the store, in the order of their names. */
const MIGRATIONS: Readonly<Record<string, (flavour: Flavour) => Migration>> = {
  "001-runs": runs,
  "002-queue": queue,
  "003-plans": plans,
  "004-triggers": triggers,
  "005-access": access,
  "006-links": links,
  "007-jobs": jobs,
  "008-tree": tree,
  "009-remote-links": remoteLinks,
  "010-audit": audit,
  "011-senders": senders,
  "012-tree-kinds": treeKinds,
};

/** Brings the database to this version's tables. Two processes may do it at once. */
export async function migrate(db: Db, flavour: Flavour): Promise<void> {
  const migrations = Object.fromEntries(
    Object.entries(MIGRATIONS).map(([name, migration]) => [name, migration(flavour)]),
  );
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    // each concern's are its own
    allowUnorderedMigrations: true,
    ...(flavour.schema !== undefined && { migrationTableSchema: flavour.schema }),
  });
  // the second of two processes fails, and finds everything done when it looks again
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const again = await migrator.migrateToLatest();
  if (again.error !== undefined) throw again.error as Error;
}
