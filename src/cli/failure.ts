import { BridgeError } from "../lib/errors.js";
import { describeProblem, type PluginProblem } from "../plugin-host/problem.js";
import type { Terminal } from "./terminal.js";

/** One paragraph with the fix; the stack trace only when asked for. */
export function tellFailure(thrown: unknown, terminal: Terminal, debug: boolean): void {
  const { red } = terminal.errStyle;
  const text =
    thrown instanceof BridgeError
      ? thrown.describe()
      : `Unexpected: ${thrown instanceof Error ? thrown.message : String(thrown)}\n` +
        "  fix: This is a defect of nautobot-bridge. Run again with --debug and report what it prints.";
  terminal.err(red(`✖ ${text}`));
  if (debug && thrown instanceof Error) terminal.err(thrown.stack ?? "");
}

/** The same failure for a program. */
export function failureJson(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const { code, fix } =
    thrown instanceof BridgeError ? thrown : { code: "UNEXPECTED", fix: "Run again with --debug." };
  return JSON.stringify({ status: "failed", error: { code, message, fix } });
}

/** Plugins that were refused, each with its file, field and fix. */
export function tellProblems(problems: readonly PluginProblem[], terminal: Terminal): void {
  const { yellow } = terminal.errStyle;
  for (const problem of problems) terminal.err(yellow(`⚠ Plugin refused: ${describeProblem(problem)}`));
}
