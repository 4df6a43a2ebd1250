import type { Endpoint, FieldInfo } from "../nautobot/index.js";
import type { Body } from "./fields/column.js";

/** What the schema already says is wrong with the body of a create or update, in the server's manner. */
export function schemaProblems(endpoint: Endpoint, body: Body, required: readonly string[]): string[] {
  const missing = required.filter((name) => body[name] === undefined);
  return [
    ...missing.map((name) => `${name}: this field is required`),
    ...Object.entries(body).flatMap(([name, value]) => {
      const field = endpoint.fields[name];
      const problem = field && value !== undefined ? problemOf(field, value) : undefined;
      return problem === undefined ? [] : [`${name}: ${problem}`];
    }),
  ];
}

function problemOf(field: FieldInfo, value: unknown): string | undefined {
  if (field.readOnly) return "Nautobot lets nobody write it";
  if (value === null) return field.nullable ? undefined : "may not be null";
  switch (field.kind) {
    case "plain":
      return plainProblem(field, value);
    case "choice":
      return choiceProblem(field, value);
    case "choices":
      return (value as unknown[])
        .map((each) => choiceProblem(field, each))
        .find((each) => each !== undefined);
    default:
      return undefined;
  }
}

function plainProblem({ type, maxLength }: FieldInfo, value: unknown): string | undefined {
  if (type === "integer" && !Number.isInteger(Number(value))) return `${shown(value)} is no whole number`;
  if (type === "number" && Number.isNaN(Number(value))) return `${shown(value)} is no number`;
  if (type === "boolean" && typeof value !== "boolean") return `${shown(value)} is neither true nor false`;
  if (maxLength !== undefined && typeof value === "string" && value.length > maxLength)
    return `has ${value.length} characters, ${maxLength} are allowed`;
  return undefined;
}

/** An empty text stands for no choice where there need not be one; whether that is so the server knows. */
function choiceProblem({ choices }: FieldInfo, value: unknown): string | undefined {
  if (!choices || value === "" || choices.includes(value as string)) return undefined;
  return `${shown(value)} is none of its choices`;
}

const shown = (value: unknown): string => JSON.stringify(value);
