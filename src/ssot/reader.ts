import pLimit, { type LimitFunction } from "p-limit";
import { BridgeError } from "../lib/errors.js";
import type { Client } from "../nautobot/index.js";
import type { Binding } from "./binding.js";
import type { Row } from "./columns.js";
import { byId } from "./fields/graft.js";
import { fillIn, findObjects } from "./fields/peers.js";
import { headsOf, REST_PAGE, restPage } from "./fields/rest.js";
import { graphqlArguments } from "./graphql.js";

/** Objects in one GraphQL page: measured as the fastest on Nautobot 3.2. */
const PAGE = 5000;
/** The last pages are smaller, so that they end together, down to this. */
const SMALLEST = 1250;
/** Two pages at a time keep a small server busy; more only queue there. */
const AT_ONCE = 2;
/** While others write, it may take a few looks until rows and counts agree. */
const ATTEMPTS = 5;
/** Ids in one question for rows that were missed. */
const IDS_AT_ONCE = 250;
/** More than any Nautobot has. */
const ALL = 1_000_000_000;

/** Reads whole types from one Nautobot, sharing one limit of requests between them. */
export class Reader {
  readonly #client: Client;
  readonly #limit: LimitFunction = pLimit(AT_ONCE);

  constructor(client: Client) {
    this.#client = client;
  }

  count(binding: Binding, signal: AbortSignal): Promise<number> {
    return this.#limit(() => this.#client.count(binding.path, binding.scope, { signal }));
  }

  /** Rows read another way, if they are as many as the server counts; else, or without any, as `rows` reads them. */
  async confirmed(
    binding: Binding,
    rows: Row[] | undefined,
    counted: number,
    signal: AbortSignal,
  ): Promise<Row[]> {
    if (rows && (rows.length === counted || rows.length === (await this.count(binding, signal)))) return rows;
    return this.rows(binding, counted, signal);
  }

  /**
   * Every object in the binding's scope, each once. REST pages have a row in common, since no REST list has all ids.
   *
   * @param counted - how many there are, as far as is known
   * @throws BridgeError `LOAD_INCOMPLETE` when the rows never came out as many as the server counts.
   */
  async rows(binding: Binding, counted: number, signal: AbortSignal): Promise<Row[]> {
    let rows = await this.#pages(binding, counted, signal);
    for (let attempt = 1; ; attempt++) {
      const several = counted > PAGE && binding.root !== null;
      const found = several ? await this.#correct(binding, rows, signal) : rows.size;
      const before = counted;
      if (found !== counted) counted = await this.count(binding, signal);
      // the server counts before and after it gives rows: while others write, those are as many as at some time between
      if (found >= Math.min(before, counted) && found <= Math.max(before, counted)) return [...rows.values()];
      if (attempt === ATTEMPTS) throw incomplete(binding, counted, found);
      if (!several) rows = await this.#pages(binding, counted, signal);
    }
  }

  /**
   * Rows move between pages while others write, so that some are missed though as many have come. The ids alone fit into
   * one answer, which is of one moment.
   * @returns how many there were then; those that are gone again since are not among the rows
   */
  async #correct(
    { root, scope, ...binding }: Binding,
    rows: Map<unknown, Row>,
    signal: AbortSignal,
  ): Promise<number> {
    const filters = graphqlArguments({ ...scope, limit: ALL });
    const query = `{ rows: ${root}(${filters}) { id } }`;
    const answer = await this.#limit(() => this.#client.graphql<{ rows: Row[] }>(query, {}, { signal }));
    const there = new Set(answer.rows.map(({ id }) => id as string));
    for (const id of rows.keys()) if (!there.has(id as string)) rows.delete(id);
    const missed = [...there].filter((id) => !rows.has(id));
    for (let at = 0; at < missed.length; at += IDS_AT_ONCE) {
      const some = missed.slice(at, at + IDS_AT_ONCE);
      for (const [id, row] of await this.byId({ root, scope, ...binding }, some)) rows.set(id, row);
    }
    return there.size;
  }

  /** The parent's id of every object that hangs below one of the given ones, scope or not. */
  async parentsOf(
    binding: Binding,
    head: string,
    ids: readonly string[],
    call: { signal?: AbortSignal },
  ): Promise<string[]> {
    const query = `{ rows: ${binding.root}(${graphqlArguments({ [head]: ids })}) { ${head} { id } } }`;
    const { rows } = await this.#client.graphql<{ rows: Record<string, { id: string }>[] }>(query, {}, call);
    return rows.flatMap((row) => row[head]?.id ?? []);
  }

  /** The objects with these ids that exist, scope or not. */
  async byId(
    { path, root, selection, laters }: Binding,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Row>> {
    if (root === null) {
      const paths = laters.map(({ steps }) => steps);
      return byId(await findObjects(this.#client, path, { name: "id", values: ids }, paths, {}));
    }
    const query = `{ rows: ${root}(${graphqlArguments({ id: ids })}) { ${selection} } }`;
    const { rows } = await this.#client.graphql<{ rows: Row[] }>(query);
    return byId(await fillIn(this.#client, path, rows, laters));
  }

  async #pages(binding: Binding, total: number, signal: AbortSignal): Promise<Map<unknown, Row>> {
    const rest = binding.root === null;
    const [largest, smallest, common] = rest ? [REST_PAGE, REST_PAGE, 1] : [PAGE, SMALLEST, 0];
    const read = (limit: number, offset: number): Promise<Row[]> =>
      this.#limit(() => this.#page(binding, { limit, offset }, signal));
    const pages = [read(largest, 0)];
    for (let offset = largest - common, limit = 0; offset + common < total; offset += limit - common) {
      limit = Math.min(largest, Math.max(smallest, Math.ceil((total - offset) / AT_ONCE)));
      pages.push(read(limit, offset));
    }
    const found = await Promise.all(pages);
    if (rest && !areJoined(found)) return new Map();
    return new Map(found.flat().map((row) => [row["id"], row]));
  }

  async #page(
    binding: Binding,
    range: { limit: number; offset: number },
    signal: AbortSignal,
  ): Promise<Row[]> {
    const { path, root, scope, laters } = binding;
    if (root === null) {
      const what = { endpoint: path, heads: headsOf(laters.map(({ steps }) => steps)) };
      return restPage(this.#client, what, { ...scope, offset: range.offset }, { signal });
    }
    const filters = graphqlArguments({ ...scope, ...range });
    const query = `{ rows: ${root}(${filters}) { ${binding.selection} } }`;
    const { rows } = await this.#client.graphql<{ rows: Row[] }>(query, {}, { signal });
    return rows;
  }
}

function incomplete({ path }: Binding, counted: number, found: number): BridgeError {
  const message = `${path}: Nautobot counts ${counted} objects but gave ${found}, ${ATTEMPTS} times in a row`;
  return new BridgeError("LOAD_INCOMPLETE", message);
}

/** Whether each page begins before the end of the one before: else rows moved, and some were missed. */
const areJoined = (pages: readonly (readonly Row[])[]): boolean =>
  pages.slice(1).every((page, before) => {
    const last = pages[before]?.at(-1)?.["id"];
    return page.some(({ id }) => id === last);
  });
