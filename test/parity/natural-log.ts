import { DiffSyncModelFlags } from "../../src/diffsync/index.js";
import type { SyncLog } from "../../src/diffsync/index.js";
import { translated } from "./translations.js";

/**
 * The log the way diffsync writes it under natural deletion order: a parent that is deleted after its children
 * goes by the type and unique id of the last of them. The engine names the parent. Only that is translated here:
 * every line must still be there, in its place, with its level, event, action and status.
 */
export class NaturalLog {
  readonly #flagsOf: (type: string, uid: string) => number;
  readonly #hadChildren: (type: string, uid: string) => boolean;
  /** Of the last line written. */
  #last: Pick<SyncLog, "type" | "uid"> | undefined;

  constructor(
    flagsOf: (type: string, uid: string) => number,
    hadChildren: (type: string, uid: string) => boolean,
  ) {
    this.#flagsOf = flagsOf;
    this.#hadChildren = hadChildren;
  }

  translate(entry: SyncLog): SyncLog {
    const last = this.#last;
    if (!last || !this.#isMisnamed(entry)) {
      this.#last = { type: entry.type, uid: entry.uid };
      return entry;
    }
    translated("a log line under natural deletion order names the object itself");
    const event = entry.event
      .replace(`${entry.type} delete did not return`, `${last.type} delete did not return`)
      .replace(`Failed to delete ${entry.type} `, `Failed to delete ${last.type} `);
    return { ...entry, ...last, event };
  }

  #isMisnamed({ action, type, uid }: SyncLog): boolean {
    const flags = this.#flagsOf(type, uid);
    const natural = (flags & DiffSyncModelFlags.NATURAL_DELETION_ORDER) !== 0;
    const takesChildren = (flags & DiffSyncModelFlags.SKIP_CHILDREN_ON_DELETE) !== 0;
    return action === "delete" && natural && !takesChildren && this.#hadChildren(type, uid);
  }
}
