import { NautobotError } from "../nautobot/index.js";
import { ListSizes } from "./list-sizes.js";
import { isAboutItems, isUnanswered, isUnderWay } from "./refusals.js";
import { MOST_IN_HAND, type WriteLimit } from "./write-limit.js";

/** Makes a request when it is its turn. `items` of the list are in it, all unless given. */
export type Write = <R>(request: () => Promise<R>, items?: number) => Promise<R>;

interface Turn {
  write: Write;
  /** Whether the request was made: without it nothing can have been written. */
  taken: boolean;
}

/** One kind of write of one type. */
export interface ListWriter<T> {
  /**
   * Makes its one request through `write`; what it reads before and after that waits for no turn.
   * @returns why it left items out; those are refused with these words
   */
  send(items: readonly T[], write: Write): Promise<Map<T, string>>;
  /** Looks after a request without an answer: the items that Nautobot does not have as they were sent. */
  undone?(items: readonly T[]): Promise<readonly T[]>;
}

/** All writes of one adapter: they share a limit, and one broken connection. */
export interface Writes {
  readonly limit: WriteLimit;
  /** What ended all writing: no connection, an invalid token. */
  broken?: unknown;
}

/**
 * Writes items in lists, each list one request and one transaction of the server. What the server refuses is
 * taken out and the rest of its list is sent again. After a failure that no item is to blame for, nothing more is
 * sent.
 *
 * @returns why each refused item was refused; items not in the map were written.
 */
export async function writeLists<T>(
  items: readonly T[],
  writer: ListWriter<T>,
  writes: Writes,
  signal: AbortSignal | undefined,
): Promise<Map<T, string>> {
  const refused = new Map<T, string>();
  const sizes = new ListSizes(items, writes.limit);
  const write = async (next: () => readonly T[]): Promise<void> => {
    const parts = await writes.limit.inHand(() => attempt(next()));
    await Promise.all(parts.map((part) => write(() => part)));
  };
  const attempt = async (list: readonly T[]): Promise<T[][]> => {
    if (list.length === 0) return [];
    if (stopped()) return refuse(list, `not sent: ${messageOf(writes.broken)}`);
    const turn: Turn = {
      taken: false,
      write: (request, count = list.length) =>
        writes.limit.run(count, async () => {
          if (stopped()) throw writes.broken;
          turn.taken = true;
          const start = performance.now();
          const answer = await request();
          if (count > 0) sizes.written(count, performance.now() - start);
          return answer;
        }),
    };
    try {
      for (const [item, message] of await surely(list, writer, turn)) refused.set(item, message);
      return [];
    } catch (error) {
      if (error instanceof NautobotError && isAboutItems(error)) {
        sizes.refused();
        return isolate(list, error, refused);
      }
      if (!(error instanceof NautobotError && isUnderWay(error))) writes.broken ??= error;
      return refuse(list, `${turn.taken ? "not known to be written" : "not sent"}: ${messageOf(error)}`);
    }
  };
  const stopped = (): boolean => {
    if (signal?.aborted) writes.broken ??= signal.reason;
    return writes.broken !== undefined;
  };
  const refuse = (list: readonly T[], message: string): T[][] => {
    for (const item of list) refused.set(item, message);
    return [];
  };
  const drain = async (): Promise<void> => {
    while (!sizes.isEmpty) await write(() => sizes.next());
  };
  await Promise.all(Array.from({ length: MOST_IN_HAND }, drain));
  return refused;
}

/** Sends a list; when no answer comes, looks before it sends it again, and does so once. */
async function surely<T>(list: readonly T[], writer: ListWriter<T>, turn: Turn): Promise<Map<T, string>> {
  try {
    return await writer.send(list, turn.write);
  } catch (error) {
    if (!turn.taken || !writer.undone || !(error instanceof NautobotError) || !isUnanswered(error))
      throw error;
    const undone = await writer.undone(list);
    if (undone.length === 0) return new Map();
    if (undone.length === list.length && !isUnderWay(error)) return writer.send(list, turn.write);
    const message = `not known to be written: ${error.message}; Nautobot does not have it now, run again to see`;
    return new Map(undone.map((item) => [item, message]));
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Notes the items known to be at fault and returns what to send again. */
function isolate<T>(list: readonly T[], error: NautobotError, refused: Map<T, string>): T[][] {
  const named = list.filter((_, index) => error.items[index]);
  if (named.length > 0) {
    list.forEach((item, index) => {
      const message = error.items[index];
      if (message) refused.set(item, message);
    });
    return [list.filter((item) => !refused.has(item))];
  }
  if (list.length === 1 || error.status === 403) {
    for (const item of list) refused.set(item, error.message);
    return [];
  }
  const middle = Math.ceil(list.length / 2);
  return [list.slice(0, middle), list.slice(middle)];
}
