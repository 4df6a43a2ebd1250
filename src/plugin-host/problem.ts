/** Why a plugin was refused. */
export interface PluginProblem {
  /** The file to open. */
  file: string;
  /** Where in it: a field of the plugin (`jobs[0].meta.name`), or `line:column`. Absent when it is the whole file. */
  field?: string;
  message: string;
  fix: string;
}

/** The one paragraph a person reads. */
export function describeProblem({ file, field, message, fix }: PluginProblem): string {
  return `${file}${field === undefined ? "" : ` (${field})`}: ${message}\n  fix: ${fix}`;
}
