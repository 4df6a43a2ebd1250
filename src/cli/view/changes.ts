import type { ChangeReport } from "../../jobs/report.js";
import { clean, count, truncate, value } from "./format.js";
import type { Paint, Style } from "./style.js";

export interface ChangesOptions {
  style: Style;
  columns: number;
  /** How many changes to show at most. */
  limit: number;
}

const SIGNS = { create: "+", update: "~", delete: "-" } as const;

/** The diff, one object a line: `+` created with its attributes, `~` changed with old → new, `-` deleted. */
export function changeLines(
  changes: readonly ChangeReport[],
  { style, columns, limit }: ChangesOptions,
): string[] {
  const shown = changes.slice(0, limit);
  const width = Math.max(0, ...shown.map(({ type }) => type.length));
  const lines = shown.flatMap((change) => {
    const head = `  ${SIGNS[change.action]} ${change.type.padEnd(width)}  ${truncate(clean(change.uid), columns - width - 6)}`;
    return detailed(head, details(change), columns, paints(style)[change.action], style.dim);
  });
  const rest = changes.length - shown.length;
  return rest > 0 ? [...lines, style.dim(`  … and ${count(rest)} more`)] : lines;
}

const paints = (style: Style): Record<ChangeReport["action"], Paint> => ({
  create: style.green,
  update: style.yellow,
  delete: style.red,
});

function details({ action, before = {}, after = {} }: ChangeReport): string[] {
  const names = Object.keys(after);
  if (action === "update")
    return names.map((name) => `${name} ${value(before[name])} → ${value(after[name])}`);
  // what a new object leaves empty tells nothing
  return names
    .filter((name) => after[name] !== "" && after[name] !== null)
    .map((name) => `${name} ${value(after[name])}`);
}

/** On the object's own line where they fit, below it otherwise; a created object's are cut rather than wrapped. */
function detailed(
  head: string,
  texts: readonly string[],
  columns: number,
  paint: Paint,
  dim: Paint,
): string[] {
  const joined = texts.join(", ");
  const room = columns - head.length - 2;
  if (joined === "") return [paint(head)];
  if (joined.length <= room || head.trimStart().startsWith("+")) {
    return [room < 8 ? paint(head) : `${paint(head)}  ${dim(truncate(joined, room))}`];
  }
  return [paint(head), ...texts.map((text) => dim(`      ${truncate(text, columns - 6)}`))];
}

/** What failed and why, in the system's own words. */
export function failureLines(changes: readonly ChangeReport[], { style, limit }: ChangesOptions): string[] {
  const failed = changes.filter(({ status }) => status === "failure" || status === "error");
  const lines = failed
    .slice(0, limit)
    .flatMap(({ action, type, uid, message }) => [
      style.red(`  ✖ ${action} ${type} ${clean(uid)}`),
      ...message.split("\n").map((line) => `      ${clean(line)}`),
    ]);
  const rest = failed.length - limit;
  return rest > 0 ? [...lines, style.dim(`  … and ${count(rest)} more failures`)] : lines;
}
