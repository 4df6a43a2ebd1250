import type { Client } from "../nautobot/index.js";
import { micros } from "./snapshot-time.js";

/** One entry of Nautobot's change log. */
export interface Change {
  id: string;
  time: string;
  action: string;
  objectId: string;
  /** "app.model" */
  type: string;
}

/** Where the change log stood at one moment: every change in it is part of what was read afterwards. */
export interface Position {
  /** The newest entry. It is gone once Nautobot prunes its log, and with it the proof that nothing is missing. */
  anchor: string;
  /** Entries from here on may still appear: a transaction commits later than the time it notes. */
  since: string;
  /** Entries from `since` on that were there already. */
  applied: readonly string[];
}

/** How long a transaction of Nautobot's may last, in µs. */
const OVERLAP = 300 * 1e6;
/** More entries than this are not worth looking through: a full load is quicker. */
const LARGEST_WINDOW = 20_000;
const DETAILS_AT_ONCE = 500;

type Entry = Pick<Change, "id" | "time">;
interface Detail extends Entry {
  action: string;
  changed_object_id: string;
  changed_object_type: { app_label: string; model: string };
}

export class ChangeLog {
  readonly #client: Client;
  readonly #signal: AbortSignal;
  /**
   * Whether a position may be remembered. A Job of Nautobot's that is running amends the entries it has made
   * already: only what begins after a position is sure to be seen as new.
   */
  settled = false;
  #entries: readonly Entry[] = [];

  constructor(client: Client, signal: AbortSignal) {
    this.#client = client;
    this.#signal = signal;
  }

  /**
   * Reads the log, from the given time on where there is one.
   * @returns undefined when it is empty, not to be seen with this token, or too long
   */
  async position(since: string | undefined): Promise<Position | undefined> {
    this.settled = !(await this.#isJobRunning());
    const [newest] = since === undefined ? await this.#list("limit: 1") : [];
    const from = since ?? (newest && overlapBefore(newest.time));
    if (from === undefined) return undefined;
    this.#entries = await this.#list(`time__gte: ["${from}"], limit: ${LARGEST_WINDOW}`);
    const last = this.#entries.reduce<Entry | undefined>(later, undefined);
    if (!last || this.#entries.length >= LARGEST_WINDOW) return undefined;
    const next = overlapBefore(last.time);
    const applied = this.#entries.filter(({ time }) => micros(time) >= micros(next)).map(({ id }) => id);
    return { anchor: last.id, since: next, applied };
  }

  /**
   * What happened after a position that was noted earlier, by an entry that was read now.
   * @returns undefined when the log does not reach back to it, or there is too much of it
   */
  async after({ anchor, since, applied }: Position, limit: number): Promise<Change[] | undefined> {
    if (!this.#entries.some(({ id }) => id === anchor)) return undefined;
    const known = new Set(applied);
    const ids = this.#entries
      .filter(({ id, time }) => !known.has(id) && micros(time) >= micros(since))
      .map(({ id }) => id);
    if (ids.length > limit) return undefined;
    const changes: Change[] = [];
    for (let at = 0; at < ids.length; at += DETAILS_AT_ONCE) {
      const some = JSON.stringify(ids.slice(at, at + DETAILS_AT_ONCE));
      changes.push(...(await this.#details(some)));
    }
    return changes.length === ids.length ? changes : undefined;
  }

  async #isJobRunning(): Promise<boolean> {
    return (await this.#rows(`job_results(status: ["STARTED"], limit: 1) { id }`)).length > 0;
  }

  async #list(filters: string): Promise<Entry[]> {
    return this.#rows(`object_changes(${filters}) { id time }`);
  }

  async #details(ids: string): Promise<Change[]> {
    const fields = "id time action changed_object_id changed_object_type { app_label model }";
    const rows = await this.#rows<Detail>(`object_changes(id: ${ids}) { ${fields} }`);
    return rows.map(({ id, time, action, changed_object_id, changed_object_type: { app_label, model } }) => ({
      id,
      time,
      action,
      objectId: changed_object_id,
      type: `${app_label}.${model}`,
    }));
  }

  async #rows<T = Entry>(query: string): Promise<T[]> {
    const call = { signal: this.#signal };
    return (await this.#client.graphql<{ rows: T[] }>(`{ rows: ${query} }`, {}, call)).rows;
  }
}

const later = (last: Entry | undefined, entry: Entry): Entry =>
  last && micros(last.time) >= micros(entry.time) ? last : entry;

const overlapBefore = (time: string): string =>
  new Date(Math.floor((micros(time) - OVERLAP) / 1000)).toISOString();
