import { ENDPOINTS } from "../../generated/endpoints.js";
import { BridgeError } from "../lib/errors.js";
import { createOnce } from "./create.js";
import { NautobotError } from "./error.js";
import type { EndpointTable } from "./endpoint.js";
import type { Http } from "./http.js";
import { messageOf } from "./messages.js";
import { endpointsOf, minorOf } from "./minors.js";
import { allPages, type Page } from "./pages.js";
import {
  followJobResult,
  startJob,
  type FollowOptions,
  type JobResult,
  type RunJobOptions,
} from "./run-job.js";
import { checkVersion } from "./version.js";
import type {
  AnyQuery,
  AnyRequest,
  Call,
  Create,
  ListCall,
  ListOptions,
  Path,
  Query,
  Row,
  Update,
} from "./types.js";

/** Every row in the one shape that `Row` declares: foreign keys as references, many-to-many ones included. */
const SHAPE: AnyQuery = { depth: 0, exclude_m2m: false };
/** Where an answer to a write has the config context: a query for each object, but one for all of them with this. */
const WITH_CONFIG_CONTEXT: ReadonlySet<string> = new Set([
  "/dcim/devices/",
  "/virtualization/virtual-machines/",
]);
const LARGEST_PAGE = 1_000;
/** Where no list reaches: a row there costs nothing, while one that there is costs the server a join of ten tables. */
const BEYOND = 1_000_000_000;
/** Ids in one query string: servers refuse a URL much above 4 kB. */
const IDS_AT_ONCE = 50;

/**
 * One Nautobot. Every method throws a {@link NautobotError}, or the reason of the signal that cancelled it. The list
 * forms of create, update and remove are one request each, and one transaction of the server's.
 */
export class Client {
  /** Where it is, without a slash at the end. */
  readonly url: string;
  /** Tells one Nautobot seen with one token from any other; not secret. */
  readonly identity: string;
  readonly #http: Http;
  readonly #workers: Promise<unknown> | undefined;
  #version: string | undefined;

  constructor(url: string, http: Http, identity: string, workers?: Promise<unknown>) {
    this.url = url;
    this.identity = identity;
    this.#http = http;
    this.#workers = workers;
  }

  /** Requests sent so far, repeated ones included, and bytes received. */
  get stats(): { count: number; bytes: number } {
    return this.#http.stats;
  }

  /** How often a request had to be sent again, because the server was busy or did not answer. */
  get retries(): number {
    return this.#http.retries;
  }

  /** Nautobot's version, "3.2.7"; undefined until `check` has found it. */
  get version(): string | undefined {
    return this.#version;
  }

  /** What this Nautobot has; what the newest release has until `check` has found the version. */
  get endpoints(): EndpointTable {
    return this.#version === undefined ? ENDPOINTS : endpointsOf(minorOf(this.#version));
  }

  /** Nautobot's version, asked for once. Throws when it is not reachable, refuses the token or is of an unsupported release. */
  async check(call: Call = {}): Promise<string> {
    return this.#version ?? (await this.ask(call));
  }

  /** The same, asked for anew: whether Nautobot is there now. */
  async ask({ signal }: Call = {}): Promise<string> {
    return (this.#version = await checkVersion(this.#http, this.url, signal));
  }

  /** All rows that match, page by page. Throws LOAD_INCOMPLETE when the list changes while it is read. */
  list<P extends Path>(path: P, options: ListOptions<P> = {}): AsyncGenerator<Row<P>, void, undefined> {
    const { query, limit = LARGEST_PAGE, concurrency = 2, signal } = options;
    return allPages<Row<P>>({
      path,
      concurrency,
      fetch: async (offset, stop) => {
        const page = { sort: "id", ...(query as AnyQuery | undefined), ...SHAPE, limit, offset };
        const either = signal ? AbortSignal.any([signal, stop]) : stop;
        return (await this.request({ method: "GET", path, query: page, signal: either })) as Page<Row<P>>;
      },
    });
  }

  async count<P extends Path>(path: P, query?: Query<P>, call: Call = {}): Promise<number> {
    const none = {
      ...(query as AnyQuery | undefined),
      depth: 0,
      exclude_m2m: true,
      limit: 1,
      offset: BEYOND,
    };
    const page = await this.request({ ...call, method: "GET", path, query: none });
    return (page as Page<Row<P>>).count;
  }

  retrieve<P extends Path>(path: P, id: string, call: Call = {}): Promise<Row<P>> {
    return this.#one<P>({ ...call, method: "GET", path: detail(path, id) });
  }

  async create<P extends Path>(path: P, body: Create<P>, call: Call = {}): Promise<Row<P>> {
    const [row] = await this.#create<P>(path, [body], call, async () => [
      await this.#one<P>({ ...call, method: "POST", path, body }),
    ]);
    if (row === undefined) throw new BridgeError("NAUTOBOT_SERVER", `POST ${path}: no row in the answer`);
    return row;
  }

  /** @returns the rows in the order of the bodies. */
  async createMany<P extends Path>(
    path: P,
    bodies: readonly Create<P>[],
    { brief = false, ...call }: Omit<ListCall, "repeatable"> = {},
  ): Promise<Row<P>[]> {
    if (bodies.length === 0) return [];
    return this.#create<P>(path, bodies, call, () =>
      this.#many<P>({ ...call, method: "POST", path, body: bodies }, brief),
    );
  }

  update<P extends Path>(path: P, id: string, patch: Update<P>, call: Call = {}): Promise<Row<P>> {
    return this.#one<P>({ ...call, method: "PATCH", path: detail(path, id), body: patch });
  }

  /** @returns the rows that still exist, in an order of the server's own. */
  async updateMany<P extends Path>(
    path: P,
    patches: readonly (Update<P> & { id: string })[],
    { brief = false, ...call }: ListCall = {},
  ): Promise<Row<P>[]> {
    if (patches.length === 0) return [];
    const query = WITH_CONFIG_CONTEXT.has(path) ? { include: "config_context" } : {};
    return this.#many<P>({ ...call, method: "PATCH", path, query, body: patches }, brief);
  }

  async remove(path: Path, id: string, call: Call = {}): Promise<void> {
    await this.request({ ...call, method: "DELETE", path: detail(path, id) });
  }

  /** Ids that do not exist, or that the token may not see, are passed over by Nautobot without a word. */
  async removeMany(path: Path, ids: readonly string[], call: Omit<ListCall, "brief"> = {}): Promise<void> {
    if (ids.length === 0) return;
    await this.request({ ...call, method: "DELETE", path, body: ids.map((id) => ({ id })) });
  }

  /** The `data` of a GraphQL query. Any error in the answer is thrown: half an answer is none. */
  async graphql<T>(query: string, variables: Record<string, unknown> = {}, call: Call = {}): Promise<T> {
    const request = {
      ...call,
      method: "POST",
      path: "/graphql/",
      body: { query, variables },
      repeatable: true,
    } as const;
    const { data, errors } = (await this.request(request)) as { data: T; errors?: unknown };
    if (!errors) return data;
    throw new NautobotError("NAUTOBOT_REQUEST", `POST /graphql/: ${messageOf(errors)}`, request);
  }

  /** Has Nautobot run a Job, given by id or by name; see {@link Client.followJob} for its end. */
  async runJob(
    job: string,
    data: Record<string, unknown> = {},
    options: RunJobOptions = {},
  ): Promise<JobResult> {
    await this.#workers;
    return startJob(this.#http, job, data, options);
  }

  /** The job result once it is final: SUCCESS, FAILURE or REVOKED. */
  followJob(id: string, options: FollowOptions = {}): Promise<JobResult> {
    return followJobResult(
      () => this.retrieve("/extras/job-results/", id, options.signal && { signal: options.signal }),
      options,
    );
  }

  /** A file, such as one that a Job made. */
  download(path: string, call: Call = {}): Promise<Buffer> {
    return this.#http.file(path, call);
  }

  /** Any other request; the answer's JSON, undefined when it has none. */
  request(request: AnyRequest): Promise<unknown> {
    return this.#http.send(request);
  }

  #create<P extends Path>(
    path: P,
    bodies: readonly Create<P>[],
    call: Call,
    post: () => Promise<Row<P>[]>,
  ): Promise<Row<P>[]> {
    const find = async (ids: string[]): Promise<Row<P>[]> => {
      const rows: Row<P>[] = [];
      for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
        const query = { ...SHAPE, id: ids.slice(at, at + IDS_AT_ONCE), limit: IDS_AT_ONCE };
        const page = (await this.request({ ...call, method: "GET", path, query })) as Page<Row<P>>;
        rows.push(...page.results);
      }
      return rows;
    };
    return createOnce({ bodies, post, find });
  }

  async #one<P extends Path>(request: AnyRequest): Promise<Row<P>> {
    return (await this.request({ ...request, query: SHAPE })) as Row<P>;
  }

  async #many<P extends Path>(request: AnyRequest, brief: boolean): Promise<Row<P>[]> {
    const query = { ...request.query, ...SHAPE, exclude_m2m: brief };
    return (await this.request({ ...request, query })) as Row<P>[];
  }
}

const detail = (path: string, id: string): string => `${path}${encodeURIComponent(id)}/`;
