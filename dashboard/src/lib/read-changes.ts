import { get, type Options, type Shapes } from "./api.js";
import type { ReadPart } from "./parts.js";

export type Change = Shapes["Change"];
export const ACTIONS = ["create", "update", "delete"] as const;
/** Which changes of a run. */
export type Filter = Omit<
  NonNullable<Options<"/api/v1/runs/{id}/changes">["query"]>,
  "after" | "limit" | "skip"
>;

/** Reads the changes of a run that fit. */
export const readChanges =
  (id: string, filter: Filter): ReadPart<Change> =>
  async (page, signal) => {
    const query = { ...filter, ...page };
    const { changes, next } = await get("/api/v1/runs/{id}/changes", { path: { id }, query, signal });
    return { items: changes, next };
  };
