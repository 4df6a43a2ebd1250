import { NautobotError } from "./error.js";

interface Attempt<T> {
  bodies: readonly object[];
  post: () => Promise<T[]>;
  /** The rows with these ids, in any order. */
  find: (ids: string[]) => Promise<T[]>;
}

/**
 * Creates, and when no answer comes looks whether it happened: with ids chosen by the client that can be told, and one
 * request is one transaction. Sent again only when it did not happen and cannot be still on its way.
 */
export async function createOnce<T extends object>({ bodies, post, find }: Attempt<T>): Promise<T[]> {
  try {
    return await post();
  } catch (error) {
    const ids = bodies.flatMap((body) => idOf(body) ?? []);
    if (!isUnanswered(error) || ids.length < bodies.length) throw error;
    const rows = new Map((await find(ids)).map((row) => [idOf(row), row]));
    if (rows.size === ids.length) return ids.flatMap((id) => rows.get(id) ?? []);
    if (rows.size > 0 || isPerhapsUnderWay(error)) throw error;
    return post();
  }
}

const idOf = (value: object): string | undefined => ("id" in value ? String(value.id) : undefined);

function isUnanswered(error: unknown): error is NautobotError {
  if (!(error instanceof NautobotError)) return false;
  return error.connection !== undefined || error.status === 502 || error.status === 504;
}

const isPerhapsUnderWay = (error: NautobotError): boolean =>
  error.connection === "ETIMEDOUT" || error.status === 504;
