import type { Request, Response } from "express";
import type { z } from "zod";
import type { Caller, Role } from "../access/index.js";

type Shape = Readonly<Record<string, z.ZodType>>;
/** An answer that is not JSON: its media types, the one sent when none is asked for first. */
export interface Media {
  readonly media: readonly string[];
  readonly description: string;
}
/** Each status that is not a refusal, and what is answered with it. */
type Responses = Readonly<Record<number, z.ZodType | Media>>;

/** What a handler is given, all of it parsed. */
export interface Input<Params, Query, Headers, Body> {
  params: Params;
  query: Query;
  /** By name, in lower case. */
  headers: Headers;
  body: Body;
  /** Who asks; `anyone` at an open route. */
  caller: Caller;
  request: Request;
}

export type AnyInput = Input<unknown, unknown, unknown, unknown>;

type Headers = Readonly<Record<string, string>>;
interface WithBody<Status, Body> {
  status: Status;
  headers?: Headers;
  body: Body;
}
interface BySending<Status> {
  status: Status;
  headers?: Headers;
  /** Writes the answer; status and headers are set. */
  send: (response: Response) => void | Promise<void>;
}
/** One of the declared responses; the compiler holds the body to its schema. */
export type Answer<R extends Responses> = {
  [Status in keyof R & number]: R[Status] extends z.ZodType
    ? WithBody<Status, z.input<R[Status]>>
    : BySending<Status>;
}[keyof R & number];
export type AnyAnswer = WithBody<number, unknown> | BySending<number>;

interface Declared<
  P extends Shape,
  Q extends Shape,
  H extends Shape,
  B extends z.ZodType,
  R extends Responses,
> {
  method: "get" | "post" | "put" | "patch" | "delete";
  /** The whole path, with parameters as Express has them: `/api/v1/runs/:id`. */
  path: string;
  /** The least role that may call it; "open" asks for no token. */
  role: Role | "open";
  /** A browser may ask its user for a token, too. Only for what reads. */
  browsable?: true;
  /**
   * What the audit log calls it, such as `run.request`: every answer that is no refusal is noted there, with the answer's
   * Location or the request's path as target, and `reason` of the body or the query.
   */
  audit?: string;
  /** One line. */
  summary: string;
  description?: string;
  params?: P;
  /** Strict: an unknown parameter is refused. */
  query?: Q;
  /** Names in lower case. */
  headers?: H;
  /** JSON; no body counts as an empty object. */
  body?: B;
  /** Leaves the body as the bytes that came (`request.body`), up to this size, such as "1mb". */
  rawBody?: string;
  responses: R;
  /** Refusals besides those that every route of its kind has (400, 401, 403, 404 with `params`, 408, 413, 415, 429, 431, 5xx). */
  refusals?: readonly number[];
}

// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- nothing is meant
type Nothing = Record<never, z.ZodType>;
type Parsed<S extends Shape> = z.output<z.ZodObject<S>>;

/** A declared route: what mounts it, documents it and answers it, in one value. */
export type Route = Declared<Shape, Shape, Shape, z.ZodType, Responses> & {
  handler: (input: AnyInput) => Promise<AnyAnswer>;
};

/**
 * Declares a route once: Express routing, parsing with named problems, the role check and the OpenAPI document all come
 * from it. The handler throws HttpError or BridgeError to refuse.
 */
export function defineRoute<
  R extends Responses,
  P extends Shape = Nothing,
  Q extends Shape = Nothing,
  H extends Shape = Nothing,
  B extends z.ZodType = z.ZodObject,
>(
  route: Declared<P, Q, H, B, R> & {
    handler: (input: Input<Parsed<P>, Parsed<Q>, Parsed<H>, z.output<B>>) => Answer<R> | Promise<Answer<R>>;
  },
): Route {
  const { handler } = route;
  return { ...route, handler: async (input) => handler(input as never) };
}

/** This status with this body. */
export const answer = <const Status extends number, Body>(
  status: Status,
  body: Body,
  headers: Headers = {},
) => ({ status, body, headers });

export const ok = <Body>(body: Body) => answer(200, body);

/** This status, written by `send`: for what is not JSON. */
export const sending = <const Status extends number>(
  status: Status,
  send: (response: Response) => void | Promise<void>,
  headers: Headers = {},
) => ({ status, send, headers });

export const isMedia = (response: z.ZodType | Media): response is Media => "media" in response;
