import { createHash } from "node:crypto";
import type { ChangeReport } from "../report.js";

/** A change without what became of it. */
export type PlannedChange = Pick<ChangeReport, "action" | "type" | "uid" | "before" | "after">;

/** JSON with its keys in order: equal values have equal texts, whoever wrote them down in between. */
export function canonical(value: unknown): string {
  if (value === undefined || typeof value === "function" || typeof value === "symbol") return "null";
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const { toJSON } = value as { toJSON?: () => unknown };
  if (typeof toJSON === "function") return canonical(toJSON.call(value));
  const fields = Object.entries(value).filter(([, item]) => item !== undefined && typeof item !== "function");
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
}

/** One line of a plan. NUL reads as a store that has none in text gives it back. */
export const rowOf = ({ action, type, uid, before, after }: PlannedChange): string =>
  `${canonical([action, type, uid.replaceAll("\0", "\uFFFD"), before ?? null, after ?? null])}\n`;

/** SHA-256 over the changes of a plan in their order, taken as they come: how they are paged does not matter. */
export class PlanChecksum {
  readonly #hash = createHash("sha256");
  count = 0;

  add(change: PlannedChange): void {
    this.count++;
    this.#hash.update(rowOf(change));
  }

  /** In hexadecimal. Called once, at the end. */
  digest(): string {
    return this.#hash.digest("hex");
  }
}
