import type { Client } from "../nautobot/index.js";
import { graphqlArguments } from "./graphql.js";
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
/** More entries of one kind than this are not worth looking through: a full load is quicker. */
const LARGEST_WINDOW = 20_000;
/** Asked for one by one: to answer which one an entry is, the server would load all of it, object data included. */
const ACTIONS = ["CREATE", "UPDATE", "DELETE"];

/** The newest job result: Nautobot's clock says later than that. */
const BEGUN = "begun: job_results(limit: 1) { date_created }";
interface Begun {
  begun: { date_created: string }[];
}

type Entry = Pick<Change, "id" | "time">;
interface Detail extends Entry {
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
  /** What was read just before the log, by alias. */
  beside: Readonly<Record<string, unknown[]>> = {};
  #changes: readonly Change[] = [];
  #begun: string | undefined;

  constructor(client: Client, signal: AbortSignal) {
    this.#client = client;
    this.#signal = signal;
  }

  /**
   * Reads the log, from the given time on where there is one.
   *
   * @param beside - lists to be read just before, in the same request: aliased root fields
   * @returns undefined when it is empty, not to be seen with this token, or too long
   */
  async position(since: string | undefined, beside: readonly string[] = []): Promise<Position | undefined> {
    const from = since ?? (await this.#recently());
    if (from === undefined) return undefined;
    const changes = await this.#read(from, beside);
    const last = changes?.reduce<Entry | undefined>(later, undefined);
    if (!changes || !last) return undefined;
    this.#changes = changes;
    const next = this.#settledBefore(last.time);
    const applied = changes.filter(({ time }) => micros(time) >= micros(next)).map(({ id }) => id);
    return { anchor: last.id, since: next, applied };
  }

  /**
   * What happened after a position that was noted earlier, by an entry that was read now.
   * @returns undefined when the log does not reach back to it, or there is too much of it
   */
  after({ anchor, since, applied }: Position, limit: number): readonly Change[] | undefined {
    if (!this.#changes.some(({ id }) => id === anchor)) return undefined;
    const known = new Set(applied);
    const changes = this.#changes.filter(({ id, time }) => !known.has(id) && micros(time) >= micros(since));
    return changes.length > limit ? undefined : changes;
  }

  async #recently(): Promise<string | undefined> {
    const query = `rows: object_changes(limit: 1) { time } ${BEGUN}`;
    const { rows, begun } = await this.#ask<Record<"rows", Pick<Entry, "time">[]> & Begun>(query);
    this.#begun = begun[0]?.date_created;
    return rows[0] && this.#settledBefore(rows[0].time);
  }

  /** The newest entry, or a while before what is known of the server's clock: no entry from before that can still come. */
  #settledBefore(newest: string): string {
    const times = [newest, this.#begun ?? newest].map(micros);
    return milliseconds(Math.min(micros(newest), Math.max(...times) - OVERLAP));
  }

  async #read(from: string, beside: readonly string[]): Promise<Change[] | undefined> {
    const fields = "id time changed_object_id changed_object_type { app_label model }";
    const lists = ACTIONS.map((action) => {
      const filters = { action: [action.toLowerCase()], time__gte: [from], limit: LARGEST_WINDOW };
      return `${action}: object_changes(${graphqlArguments(filters)}) { ${fields} }`;
    });
    const running = `running: job_results(status: ["STARTED"], limit: 1) { id }`;
    const query = [running, BEGUN, ...beside, ...lists].join(" ");
    const answer = await this.#ask<Record<string, unknown[]> & Begun>(query);
    this.settled = answer["running"]?.length === 0;
    this.#begun = answer.begun[0]?.date_created;
    this.beside = answer;
    const found = ACTIONS.map((action) => ({ action, list: (answer[action] ?? []) as Detail[] }));
    if (found.some(({ list }) => list.length >= LARGEST_WINDOW)) return undefined;
    return found.flatMap(({ action, list }) => list.map((detail) => changeOf(action, detail)));
  }

  #ask<T>(query: string): Promise<T> {
    return this.#client.graphql<T>(`{ ${query} }`, {}, { signal: this.#signal });
  }
}

const changeOf = (action: string, { id, time, changed_object_id, changed_object_type }: Detail): Change => ({
  id,
  time,
  action,
  objectId: changed_object_id,
  type: `${changed_object_type.app_label}.${changed_object_type.model}`,
});

const later = (last: Entry | undefined, entry: Entry): Entry =>
  last && micros(last.time) >= micros(entry.time) ? last : entry;

const milliseconds = (time: number): string => new Date(Math.floor(time / 1000)).toISOString();
