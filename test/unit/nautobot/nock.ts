import nock from "nock";
import { createClient, NautobotError, type Client } from "../../../src/nautobot/index.js";
import type { ClientOptions } from "../../../src/nautobot/index.js";

export const URL = "http://nautobot.test";
export const TOKEN = "5ecre7".repeat(6);

export const client = (options: Partial<ClientOptions> = {}): Client =>
  createClient({ url: URL, token: TOKEN, retryFactorMs: 1, ...options });

export const server = (): nock.Scope => nock(`${URL}/api`);

/** Refuses the real network during a test file, and fails a test that left an expected request unsent. */
export function useNock(): void {
  before(() => {
    nock.disableNetConnect();
  });
  afterEach(() => {
    const pending = nock.pendingMocks();
    nock.cleanAll();
    if (pending.length > 0) throw new Error(`never asked: ${pending.join(", ")}`);
  });
  after(() => nock.enableNetConnect());
}

/** What a call fails with. */
export async function failure(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("did not fail");
}

export async function nautobotError(promise: Promise<unknown>): Promise<NautobotError> {
  const error = await failure(promise);
  if (error instanceof NautobotError) return error;
  throw error;
}

export async function rowsOf<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** The connection breaks with an error code of Node's. */
export const broken = (code: string, message = code): Error => Object.assign(new Error(message), { code });

/** A reply function: refuses the first `times` requests with `status`, then answers. */
export function flaky(
  times: number,
  status: number,
  answer: nock.Body,
  code = 200,
): () => [number, nock.Body] {
  let left = times;
  return () => (left-- > 0 ? [status, { detail: "not now" }] : [code, answer]);
}
