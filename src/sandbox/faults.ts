/** A failure that the sandbox is told to have. */
export interface Fault {
  /** Any when absent. */
  method?: string;
  /** The start of the path, "/api" included or not; any when absent. */
  path?: string;
  /** The status to answer with, or "reset" to drop the connection. */
  status: number | "reset";
  /** How many requests fail; 1 when absent. */
  times?: number;
  /** Sent with the answer: `{ "retry-after": "1" }`. */
  headers?: Readonly<Record<string, string>>;
}

/** A request that reached the sandbox. */
export interface SeenRequest {
  method: string;
  /** With the query. */
  path: string;
  body: unknown;
}

/** The faults that were asked for, in order, each until it is used up. */
export class Faults {
  #pending: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#pending.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#pending = [];
  }

  /** The fault that this request meets, now used once. */
  take(method: string, path: string): Fault | undefined {
    const found = this.#pending.find(({ fault }) => matches(fault, method, path));
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.#pending = this.#pending.filter((each) => each !== found);
    return found.fault;
  }
}

const matches = (fault: Fault, method: string, path: string): boolean =>
  (fault.method === undefined || fault.method.toUpperCase() === method) &&
  (fault.path === undefined ||
    path.startsWith(fault.path) ||
    path.replace(/^\/api/, "").startsWith(fault.path));
