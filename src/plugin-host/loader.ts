import type { Plugin } from "./define.js";
import { entriesOf } from "./entries.js";
import { createImporter, problemOfImport, type Importer } from "./import.js";
import { checkPlugin } from "./manifest.js";
import type { PluginProblem } from "./problem.js";
import { slugOf, type RegisteredJob } from "./registry.js";

export interface LoadedPlugins {
  /** By id. */
  jobs: Map<string, RegisteredJob>;
  /** Why each plugin that is not among them was refused. */
  problems: PluginProblem[];
}

async function readPlugin(file: string, importFile: Importer): Promise<Plugin | PluginProblem[]> {
  try {
    return checkPlugin(file, await importFile(file));
  } catch (thrown) {
    return [problemOfImport(file, thrown)];
  }
}

function jobsOf(plugin: Plugin, file: string): RegisteredJob[] {
  return plugin.jobs.map((jobClass) => {
    const slug = slugOf(jobClass.meta.name);
    return { id: `${plugin.name}.${slug}`, slug, plugin: plugin.name, file, jobClass };
  });
}

function problemsAmong(jobs: readonly RegisteredJob[], file: string): PluginProblem[] {
  return jobs.flatMap(({ id }, index) => {
    const first = jobs.findIndex((other) => other.id === id);
    if (first === index) return [];
    const message = `is "${id}" as is that of jobs[${first}]`;
    return [{ file, field: `jobs[${index}].meta.name`, message, fix: "Give the jobs different names." }];
  });
}

/**
 * Loads every plugin of the directories. A plugin that breaks the contract is refused with its reasons;
 * the others still load. Of two plugins of one name the first stays.
 *
 * @param publicModule what plugins get as "nautobot-bridge": the module that is the package's public door
 * @param compiled where compiled plugins are kept, see {@link createImporter}
 */
export async function loadPlugins(
  directories: readonly string[],
  publicModule: object,
  compiled?: string,
): Promise<LoadedPlugins> {
  const importFile = createImporter(publicModule, compiled);
  const entries = directories.map(entriesOf);
  const jobs = new Map<string, RegisteredJob>();
  const problems = entries.flatMap((entry) => entry.problems);
  const files = new Map<string, string>();
  for (const file of new Set(entries.flatMap((entry) => entry.files))) {
    const plugin = await readPlugin(file, importFile);
    if ("length" in plugin) {
      problems.push(...plugin);
      continue;
    }
    const taken = files.get(plugin.name);
    if (taken !== undefined) {
      const message = `"${plugin.name}" is already the name of ${taken}`;
      problems.push({ file, field: "name", message, fix: "Rename one of the two, or load only one." });
      continue;
    }
    files.set(plugin.name, file);
    const own = jobsOf(plugin, file);
    const clashes = problemsAmong(own, file);
    problems.push(...clashes);
    if (clashes.length === 0) for (const job of own) jobs.set(job.id, job);
  }
  return { jobs, problems };
}
