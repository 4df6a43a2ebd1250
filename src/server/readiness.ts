import { toBridgeError } from "../lib/errors.js";
import type { Logger } from "../lib/logger.js";

/** Rejects when the part does not work; a text that it gives says more of it, such as its version. */
export type Check = () => Promise<unknown>;

export interface PartState {
  ready: boolean;
  /** What the check said of it. */
  detail?: string;
  /** Why it does not work. Anybody may read the code; the rest is for those who are signed in. */
  code?: string;
  message?: string;
  fix?: string;
}

/** Asks parts at most once in this time, however often it is asked for readiness. */
const KEPT_MS = 5000;
const WAIT_MS = 5000;

/** Whether each part of the service works now. What changes is logged. */
export class Readiness {
  readonly #checks: Readonly<Record<string, Check>>;
  readonly #logger: Logger;
  readonly #now: () => number;
  #last: { at: number; parts: Promise<Record<string, PartState>> } | undefined;
  #before: Record<string, PartState> = {};

  constructor(checks: Readonly<Record<string, Check>>, logger: Logger, now: () => number = Date.now) {
    this.#checks = checks;
    this.#logger = logger;
    this.#now = now;
  }

  parts(): Promise<Record<string, PartState>> {
    const at = this.#now();
    if (!this.#last || at - this.#last.at >= KEPT_MS) this.#last = { at, parts: this.#ask() };
    return this.#last.parts;
  }

  async #ask(): Promise<Record<string, PartState>> {
    const names = Object.keys(this.#checks);
    const states = await Promise.all(names.map((name) => this.#check(name)));
    return (this.#before = Object.fromEntries(
      names.map((name, index) => [name, states[index] ?? { ready: false }]),
    ));
  }

  async #check(name: string): Promise<PartState> {
    try {
      const detail = await withinTime(this.#checks[name]);
      if (this.#before[name]?.ready === false) this.#logger.info(`Ready again: ${name}`);
      return { ready: true, ...(typeof detail === "string" && { detail }) };
    } catch (thrown) {
      const error = toBridgeError(thrown, "NOT_READY");
      if (this.#before[name]?.ready !== false)
        this.#logger.warning(`Not ready: ${name}. ${error.describe()}`);
      const { code, message, fix } = error;
      return { ready: false, code, message, fix };
    }
  }
}

async function withinTime(check: Check | undefined): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${WAIT_MS / 1000} s`)), WAIT_MS);
  });
  try {
    return await Promise.race([check?.(), late]);
  } finally {
    clearTimeout(timer);
  }
}
