import type { Shapes } from "../../lib/api.js";
import { valueText } from "../../lib/format.js";

type Variable = Shapes["JobDetail"]["variables"][number];

/** How a variable is typed in. */
export interface Field extends Variable {
  kind: "text" | "url" | "number" | "choice" | "check" | "secret" | "json";
  choices: readonly string[];
  minimum?: number;
  maximum?: number;
  step?: number | "any";
  /** Its value comes from the configuration when nothing is typed in. */
  configured: boolean;
}

interface Schema {
  type?: string;
  format?: string;
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
}

/** The fields of a job's form, by its variables' JSON Schema. */
export function fieldsOf({ variables, variablesSchema, configured }: Shapes["JobDetail"]): Field[] {
  const { properties = {} } = variablesSchema as { properties?: Record<string, Schema> };
  return variables.map((variable) => {
    const schema = properties[variable.name] ?? {};
    const { minimum, maximum } = schema;
    // zod writes the ends of what a number can be
    const told = (value: number | undefined): value is number =>
      value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER;
    return {
      ...variable,
      kind: variable.secret ? "secret" : kindOf(schema),
      choices: (schema.enum ?? []).map(String),
      configured: configured.includes(variable.name),
      ...(told(minimum) && { minimum }),
      ...(told(maximum) && { maximum }),
      ...(schema.type === "integer" ? { step: 1 } : { step: "any" as const }),
    };
  });
}

function kindOf({ type, format, enum: choices }: Schema): Field["kind"] {
  if (choices) return "choice";
  if (type === "boolean") return "check";
  if (type === "integer" || type === "number") return "number";
  if (type === "string") return format === "uri" ? "url" : "text";
  return "json";
}

/** What is typed in, by name: texts, and yes or no of boxes. */
export type Typed = Record<string, string | boolean>;

/** What a form begins with: values of an earlier run, else nothing, for which the job's own default counts. */
export function typedOf(fields: readonly Field[], earlier: Record<string, unknown>): Typed {
  const HIDDEN = "***";
  const valueOf = ({ name, kind, default: usual }: Field): string | boolean => {
    const value = Object.hasOwn(earlier, name) && earlier[name] !== HIDDEN ? earlier[name] : undefined;
    if (kind === "check") return (value ?? usual) === true;
    if (kind === "choice") return valueText(value ?? usual);
    return kind === "json" && value !== undefined ? JSON.stringify(value) : valueText(value);
  };
  return Object.fromEntries(fields.map((field) => [field.name, valueOf(field)]));
}

/**
 * The variables to send. The service reads texts as what the schema wants, as it does on the command line. What was
 * left as it is, is left out, so that the configuration and the job's defaults count.
 */
export function variablesOf(fields: readonly Field[], typed: Typed): Record<string, unknown> {
  const given = fields.flatMap(({ name, kind, default: usual, configured }) => {
    const value = typed[name] ?? "";
    if (kind === "check")
      return value === (usual ?? false) && (configured || usual !== undefined) ? [] : [[name, value]];
    return value === "" || (kind === "choice" && configured && value === usual) ? [] : [[name, value]];
  });
  return Object.fromEntries(given) as Record<string, unknown>;
}
