import type { Selectable } from "kysely";
import type { ChangeReport, ObjectLink } from "../jobs/report.js";
import type { Tables } from "./tables.js";

/** What the change of a row is told by. */
export const TOLD = ["seq", "kind", "uid", "message", "before", "after", "object", "remote"] as const;
type Row = Pick<Selectable<Tables["changes"]>, "uid" | "message" | "before" | "after" | "object" | "remote">;

export function changeOf(
  { uid, message, before, after, object, remote }: Row,
  kind: Tables["outcomes"] | undefined,
): ChangeReport {
  if (kind === undefined) throw new Error("a change without its kind");
  return {
    action: kind.action,
    type: kind.type,
    uid,
    status: kind.outcome,
    message,
    ...(before !== null && { before: JSON.parse(before) as Record<string, unknown> }),
    ...(after !== null && { after: JSON.parse(after) as Record<string, unknown> }),
    ...(object !== null && { object: JSON.parse(object) as ObjectLink }),
    ...(remote !== null && { remote: JSON.parse(remote) as ObjectLink }),
  };
}

/** The columns of a change but its place. */
export function rowOf({
  uid,
  message,
  before,
  after,
  object,
  remote,
}: ChangeReport): Row & { words: string } {
  return {
    uid: storable(uid),
    message: storable(message),
    before: before === undefined ? null : JSON.stringify(before),
    after: after === undefined ? null : JSON.stringify(after),
    object: object === undefined ? null : JSON.stringify(object),
    remote: remote === undefined ? null : JSON.stringify(remote),
    words: wordsOf([uid, message, ...valuesOf(before), ...valuesOf(after)]),
  };
}

const valuesOf = (values: Record<string, unknown> = {}): string[] =>
  Object.values(values).map((value) => (typeof value === "string" ? value : JSON.stringify(value)));

/** What `like … escape '\\'` finds within a text in lower case. */
export const containing = (search: string): string => `%${wordsOf([search]).replace(/[\\%_]/g, "\\$&")}%`;

const wordsOf = (texts: readonly string[]): string => storable(texts.join("\n").toLowerCase());

/** PostgreSQL has no NUL in text. */
export const storable = (text: string): string => text.replaceAll("\0", "\uFFFD");
