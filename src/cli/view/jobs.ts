import type { JobDescription, VariableDescription } from "../../runs/index.js";
import type { Style } from "./style.js";

/** The list of jobs; with `verbose` also what each one asks for. */
export function renderJobs(jobs: readonly JobDescription[], verbose: boolean, style: Style): string {
  if (jobs.length === 0) return "No jobs. Name a directory with plugins: --plugins DIR";
  return jobs.map((job) => jobLines(job, verbose, style).join("\n")).join("\n\n");
}

function jobLines(
  { id, name, description, source, target, variables }: JobDescription,
  verbose: boolean,
  style: Style,
) {
  const head = `${style.bold(id)}  ${name}  ${style.dim(`${source} → ${target}`)}`;
  const text = description === undefined ? [] : [`  ${description}`];
  return [head, ...text, ...(verbose ? variableLines(variables, style) : [])];
}

function variableLines(variables: readonly VariableDescription[], style: Style): string[] {
  if (variables.length === 0) return [style.dim("  no variables")];
  const width = Math.max(...variables.map(({ name }) => name.length));
  return variables.map(({ name, type, required, secret, description, default: fallback }) => {
    const notes = [
      type,
      required ? "required" : "optional",
      ...(secret ? ["secret"] : []),
      ...(fallback === undefined ? [] : [`default ${JSON.stringify(fallback)}`]),
    ];
    return `  --var ${name.padEnd(width)}  ${description ?? ""} ${style.dim(`(${notes.join(", ")})`)}`;
  });
}
