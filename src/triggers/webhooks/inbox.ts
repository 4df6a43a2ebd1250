import { gather } from "../../lib/gather.js";
import type { TriggerStore, Verdict } from "../../store/index.js";
import { askFor, type Ask } from "./asks.js";
import type { Hint } from "./hint.js";
import { isRefusal, readDelivery, type Refusal } from "./read.js";
import { inWords, recordOf } from "./record.js";
import { Refused } from "./refused.js";
import { evaluate, type Match, type Rule } from "./rules.js";
import type { Delivery, Source } from "./sources.js";

export interface InboxOptions {
  readonly sources: readonly Source[];
  readonly rules: readonly Rule[];
  /** Asks for a run and resolves, once it is kept, to its id. */
  readonly ask: Ask;
  readonly store: Pick<TriggerStore, "seen" | "keepDeliveries" | "pruneDeliveries">;
  /** The user of Nautobot whose changes are the bridge's own, once that is known. */
  readonly ownUser: () => string | undefined;
  readonly now?: () => Date;
}

/** What became of a webhook that was let in. */
export interface Receipt {
  readonly verdict: Exclude<Verdict, "refused">;
  /** Why it asked for no run. */
  readonly reason?: string;
  readonly runs: readonly string[];
}

interface Letter {
  hint: Hint;
  matches: Match[];
  reason?: string;
}

const PRUNE_MS = 60_000;
/** In a burst, one write to the store in this time: each waits for its lock, which a run may hold. */
const PAUSE_MS = 20;

/**
 * Takes webhooks in. One is answered when its run is kept, not when it ran; what comes together is written together, so
 * that a thousand of them cost a few writes.
 */
export class Inbox {
  readonly #options: InboxOptions;
  readonly #sources: ReadonlyMap<string, Source>;
  readonly #refused: Refused;
  readonly #deliver: (letter: Letter) => Promise<Receipt>;
  #pruneAfter = 0;

  constructor(options: InboxOptions) {
    this.#options = options;
    this.#sources = new Map(options.sources.map((source) => [source.name, source]));
    this.#refused = new Refused((deliveries) => options.store.keepDeliveries(deliveries));
    this.#deliver = gather((letters) => this.#keep(letters), { pauseMs: PAUSE_MS });
  }

  /** Throws STORE_FAILED when it could not be kept: then nothing came of it. */
  async receive(name: string, delivery: Delivery): Promise<Receipt | Refusal> {
    const source = this.#sources.get(name);
    if (!source) return { kind: "signature", reason: `no webhooks are taken from ${name}` };
    const read = readDelivery(source, delivery, this.#now());
    if (isRefusal(read)) {
      this.#refused.add(name, read.reason, this.#now());
      return read;
    }
    const { rules, ownUser } = this.#options;
    return this.#deliver({ hint: read, ...evaluate(rules, read, ownUser()) });
  }

  /** Whether the configuration has a source of this name. */
  knows(name: string): boolean {
    return this.#sources.has(name);
  }

  /** Writes down what is still to be written. */
  close(): Promise<void> {
    return this.#refused.close();
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date();
  }

  async #keep(letters: Letter[]): Promise<Receipt[]> {
    const { store, ask } = this.#options;
    const now = this.#now();
    const fresh = await this.#fresh(letters);
    const matches = [...fresh].flatMap(({ matches: own, hint }) =>
      own.map((match) => ({ match, reason: inWords(hint) })),
    );
    const askedFor = await askFor(matches, ask, now);
    const records = letters.map((letter) => {
      const { hint, matches: own, reason } = letter;
      if (own.length === 0) return recordOf(hint, now, "ignored", [], reason);
      if (!fresh.has(letter)) return recordOf(hint, now, "duplicate", [], "it came before");
      return recordOf(hint, now, "accepted", own.map(askedFor));
    });
    // the runs first: asked for twice they are one, while what is known already would never be asked for again
    await store.keepDeliveries(records);
    await this.#prune(now);
    return records.map(({ verdict, reason, runs }) => ({
      verdict,
      ...(reason !== undefined && { reason }),
      runs,
    }));
  }

  /** Those that want a run and did not come before. */
  async #fresh(letters: readonly Letter[]): Promise<Set<Letter>> {
    const wanted = letters.filter(({ matches }) => matches.length > 0);
    const seen = await this.#options.store.seen(wanted.map(({ hint }) => hint.key));
    return new Set(
      wanted.filter(({ hint }) => {
        const isNew = !seen.has(hint.key);
        seen.add(hint.key);
        return isNew;
      }),
    );
  }

  async #prune(now: Date): Promise<void> {
    if (Math.abs(now.getTime() - this.#pruneAfter) < PRUNE_MS) return;
    this.#pruneAfter = now.getTime();
    const seconds = Math.max(...[...this.#sources.values()].map(({ maxAge, maxAhead }) => maxAge + maxAhead));
    await this.#options.store.pruneDeliveries(new Date(now.getTime() - seconds * 1000).toISOString());
  }
}
