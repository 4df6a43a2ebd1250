import type { NumberedEvent } from "../jobs/events.js";
import { isFinished } from "../jobs/state.js";
import type { Runner } from "../runs/index.js";
import type { Store } from "../store/index.js";

/** How many events of a run are kept at hand while somebody follows it. */
const AT_HAND = 500;
const PAGE = 500;

interface Read {
  events: readonly NumberedEvent[];
  ended: boolean;
}

interface Followed {
  /** Up to where somebody has read. */
  read: number;
  followers: Set<() => void>;
  /** The newest, without a gap; older ones are in the store. */
  events: NumberedEvent[];
  ended: boolean;
  timer: NodeJS.Timeout;
}

/**
 * The events of runs for all who follow them: those at hand are shared, the store is asked only for what is older. A run
 * of another process is looked at in the store once in a while, once for all of its followers.
 */
export class Feed {
  readonly #store: Store;
  readonly #everyMs: number;
  readonly #followed = new Map<string, Followed>();

  constructor(store: Store, runner: Pick<Runner, "subscribe">, everyMs = 1000) {
    this.#store = store;
    this.#everyMs = everyMs;
    runner.subscribe(({ id }, event) => this.#heard(id, [event]));
  }

  /** Calls `wake` whenever there is more to read of this run; returns how to stop. */
  follow(id: string, wake: () => void): () => void {
    const followed = this.#followed.get(id) ?? this.#begin(id);
    followed.followers.add(wake);
    return () => {
      followed.followers.delete(wake);
      if (followed.followers.size > 0) return;
      clearInterval(followed.timer);
      this.#followed.delete(id);
    };
  }

  /** Events after this number; `ended` when the run will have no more than these. */
  async read(id: string, after: number): Promise<Read> {
    const followed = this.#followed.get(id);
    if (!followed) return this.#fromStore(id, after);
    followed.read = Math.max(followed.read, after);
    const { events, ended } = followed;
    const [first, last] = [events[0]?.seq ?? 0, events.at(-1)?.seq ?? 0];
    if (events.length === 0 || first > after + 1 || last < after) return this.#fromStore(id, after);
    return { events: events.filter(({ seq }) => seq > after), ended };
  }

  #begin(id: string): Followed {
    const timer = setInterval(() => void this.#look(id), this.#everyMs);
    const followed = { read: 0, followers: new Set<() => void>(), events: [], ended: false, timer };
    this.#followed.set(id, followed);
    return followed;
  }

  #heard(id: string, events: readonly NumberedEvent[]): void {
    const followed = this.#followed.get(id);
    if (!followed) return;
    for (const event of events) {
      const last = followed.events.at(-1)?.seq ?? event.seq - 1;
      if (event.seq <= last) continue;
      if (event.seq > last + 1) followed.events = [];
      followed.events.push(event);
      if (event.event.type === "state" && isFinished(event.event.state)) followed.ended = true;
    }
    if (followed.events.length > 2 * AT_HAND) followed.events = followed.events.slice(-AT_HAND);
    for (const wake of followed.followers) wake();
  }

  async #look(id: string): Promise<void> {
    const followed = this.#followed.get(id);
    if (!followed || followed.ended) return;
    try {
      const after = Math.max(followed.events.at(-1)?.seq ?? 0, followed.read);
      const { events, ended } = await this.#fromStore(id, after);
      if (ended) followed.ended = true;
      if (events.length > 0 || ended) this.#heard(id, events);
    } catch {
      // the store is away: looked at again soon, and told of by the readiness
    }
  }

  async #fromStore(id: string, after: number): Promise<Read> {
    // whether it ended is asked first: what it says at its end is then in the page
    const run = await this.#store.run(id);
    const { items, next } = await this.#store.events(id, { after, limit: PAGE });
    return { events: items, ended: next === undefined && (!run || isFinished(run.state)) };
  }
}
