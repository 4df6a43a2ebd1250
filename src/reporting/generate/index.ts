import type { Catalogue } from "../../runs/index.js";
import { moduleOf, type BridgeJob } from "./module.js";
import { moduleName } from "./names.js";
import { assignment, importing } from "./python.js";

export type { BridgeJob } from "./module.js";
export { className, fieldNames, moduleName } from "./names.js";

/**
 * The Python that Nautobot runs for these jobs, beside what is the same for all: path below the package → text.
 * The same plugins give the same text, in whatever order they were loaded.
 */
export function generateJobs({ jobs, defaults }: Catalogue): Map<string, string> {
  const plugins = new Map<string, BridgeJob[]>();
  for (const job of [...jobs.values()].sort((a, b) => (a.id < b.id ? -1 : 1)))
    plugins.set(job.plugin, [...(plugins.get(job.plugin) ?? []), job]);
  const modules = new Map(
    [...plugins].map(([plugin, own]) => [moduleName(plugin), moduleOf(plugin, own, defaults)]),
  );
  const names = [...modules.keys(), "bulk_read", "run_report"];
  return new Map([
    ["jobs/__init__.py", packageOf(names)],
    ...Array.from(modules, ([name, text]) => [`jobs/${name}.py`, text] as const),
  ]);
}

const packageOf = (modules: readonly string[]): string =>
  [
    '"""The Jobs this repository brings to Nautobot, written by nautobot-bridge."""',
    "",
    importing(".", modules),
    "",
    assignment("__all__", [...modules].sort()),
    "",
  ].join("\n");
