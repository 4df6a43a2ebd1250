import type { Create, Path } from "../../nautobot/index.js";

interface Grace {
  /** After so many days without the source having it again, an object is deleted for good. */
  readonly graceDays: number;
}
interface ByStatus extends Grace {
  /** The status by which it is marked until then. */
  readonly status: string;
  readonly tag?: never;
}
interface ByTag extends Grace {
  /** The tag by which it is marked until then. */
  readonly tag: string;
  readonly status?: never;
}

/** How objects are marked that the source has no more, in place of being deleted at once. */
export type SafeDelete = ByStatus | ByTag;

/** The same, of those ways that objects of an endpoint have. */
export type SafeDeleteOf<P extends Path> =
  ("status" extends keyof Create<P> ? ByStatus : never) | ("tags" extends keyof Create<P> ? ByTag : never);

/** The field that the mark is set in. */
export const markField = ({ status }: SafeDelete): "status" | "tags" =>
  status === undefined ? "tags" : "status";
