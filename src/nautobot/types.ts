import type { Filters } from "../../generated/filters.js";
import type { LACKS } from "../../generated/older.js";
import type { Path, Paths } from "../../generated/paths.js";

export type { Path };

/** What one row of a list endpoint holds. Foreign keys are `{id, object_type, url}`. */
export type Row<P extends Path> = Paths[P]["row"];
/** What a create takes; `never` where nothing can be created. Foreign keys are an id, a natural key or an object of lookups. */
export type Create<P extends Path> = Paths[P]["create"];
export type Update<P extends Path> = Paths[P]["update"];
/** Field name → path of the endpoint that the foreign key points to. */
export type References<P extends Path> = Paths[P]["refs"];

/** A supported release that is not the newest: "2.4". */
export type OlderMinor = keyof typeof LACKS;
type Lacks = (typeof LACKS)[OlderMinor];
/** What older releases lack: the names of an endpoint's fields or filters; the endpoint itself for "paths". */
export type LacksOf<Older extends OlderMinor, Of extends keyof Lacks, P> = Of extends "paths"
  ? Extract<(typeof LACKS)[Older]["paths"][number], P>
  : (typeof LACKS)[Older][Of] extends infer Names
    ? P extends keyof Names
      ? Names[P] extends readonly (infer Name)[]
        ? Name
        : never
      : never
    : never;

type Value = string | number | boolean;
/** Query parameters of any request; an array repeats the parameter. */
export type AnyQuery = Record<string, Value | readonly Value[] | undefined>;

/** The filters of a list endpoint. An array means "any of these". */
export type Query<P extends Path> = Filters[P] & {
  /** A field to sort by, "-name" backwards. Only a unique one is safe to page by: "id" unless said otherwise. */
  sort?: string;
} & { [field in `cf_${string}` | `cr_${string}`]?: Value | readonly Value[] };

export interface Call {
  /** Cancels this call, besides the client's own signal. */
  signal?: AbortSignal;
}

export interface ListCall extends Call {
  /** Leaves many-to-many fields out of the answer: the server saves a query for each of them and each row. */
  brief?: boolean;
  /** Whether a request that got no answer is sent again unseen; updates and removes are unless said otherwise. */
  repeatable?: boolean;
}

export interface ListOptions<P extends Path> extends Call {
  query?: Query<P>;
  /** Rows in one request; the server's own maximum is 1,000. */
  limit?: number;
  /** Requests at a time. */
  concurrency?: number;
}

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

export interface AnyRequest extends Call {
  method: Method;
  /** As in the schema, without "/api": "/dcim/locations/". */
  path: string;
  query?: AnyQuery;
  /** Sent as JSON, or as a form when it is a `FormData`. */
  body?: unknown;
  /** Whether sending it twice does no harm. All but POST, unless said otherwise. */
  repeatable?: boolean;
}
