import type { Logger } from "../lib/logger.js";
import type { Client } from "../nautobot/index.js";

const AGAIN_MS = 60_000;

/**
 * The user of Nautobot whose changes are the bridge's own. Asked for in the background, again while Nautobot does not
 * answer: a webhook never waits for it.
 */
export class OwnUser {
  readonly #find: () => Promise<string | undefined>;
  readonly #logger: Logger;
  #name: string | undefined;
  #askAfter = 0;
  #warned = false;

  constructor(find: () => Promise<string | undefined>, logger: Logger) {
    this.#find = find;
    this.#logger = logger;
  }

  current = (): string | undefined => {
    if (this.#name === undefined && Date.now() >= this.#askAfter) {
      this.#askAfter = Infinity;
      void this.#ask();
    }
    return this.#name;
  };

  /** Never rejects. */
  async #ask(): Promise<void> {
    try {
      this.#name = await this.#find();
      if (this.#name === undefined) throw new Error("it names none");
      this.#logger.info(
        `Changes by ${this.#name} in Nautobot are the bridge's own: they start no run, unless a rule has ownChanges.`,
      );
    } catch (thrown) {
      const why = thrown instanceof Error ? thrown.message : String(thrown);
      if (!this.#warned)
        this.#logger.warning(
          `Nautobot does not tell the token's user (${why}). Until it does, the bridge's own changes start runs, too. ` +
            "fix: set webhooks.nautobot.username",
        );
      this.#warned = true;
      this.#askAfter = Date.now() + AGAIN_MS;
    }
  }
}

/** The user of the client's token: Nautobot shows each user their own tokens only, as `234567 (admin)`. */
export async function userOf(client: Client): Promise<string | undefined> {
  for await (const { display } of client.list("/users/tokens/", { limit: 1 }))
    return /\((.+)\)$/.exec(display)?.[1];
  return undefined;
}
