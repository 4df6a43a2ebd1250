import type { z } from "zod";
import { BridgeError } from "../lib/errors.js";
import { closest } from "../lib/suggest.js";
import { outboundProblem } from "../lib/outbound.js";
import { HIDDEN, type Redactor } from "./redact.js";
import { isSecret } from "./secret.js";

/**
 * A job's variables: one zod schema per name; `.describe()` is what a person reads beside the field.
 * Not `z.ZodType`: comparing a schema with all its methods costs the compiler seconds in every file with a job.
 */
export type Variables = Readonly<Record<string, z.core.SomeType>>;
/** The same with zod's methods, which every schema has. */
export const schemasOf = (variables: Variables) => variables as Readonly<Record<string, z.ZodType>>;
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- no variables is meant
export type NoVariables = Record<never, never>;

/** The parsed values of a job's variables. */
export type VariablesOf<V extends Variables> = { readonly [Name in keyof V]: z.output<V[Name]> };

const WORDS: Record<string, boolean> = {
  true: true,
  yes: true,
  on: true,
  false: false,
  no: false,
  off: false,
};

/** What a text from a command line may have meant where the schema does not take text. */
function readingsOf(text: string): unknown[] {
  const word = WORDS[text.trim().toLowerCase()];
  try {
    const json: unknown = JSON.parse(text);
    return word === undefined || word === json ? [json] : [json, word];
  } catch {
    return word === undefined ? [] : [word];
  }
}

async function parseOne(schema: z.ZodType, given: unknown): Promise<z.ZodSafeParseResult<unknown>> {
  const asGiven = await schema.safeParseAsync(given);
  if (asGiven.success || typeof given !== "string") return asGiven;
  // Text was right and its content is wrong: that is the error to tell.
  const wantsText = !asGiven.error.issues.some(
    ({ code, path }) => path.length === 0 && (code === "invalid_type" || code === "invalid_union"),
  );
  let result = asGiven;
  for (const reading of readingsOf(given)) {
    const tried = await schema.safeParseAsync(reading);
    if (tried.success) return tried;
    if (!wantsText) result = tried;
  }
  return result;
}

function describeIssue({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `${path.join(".")}: ${message}`;
}

const problemOf = (given: unknown, error: z.ZodError): string =>
  given === undefined ? "is required" : error.issues.map(describeIssue).join("; ");

function problemOfUnknown(name: string, known: readonly string[]): string {
  const meant = closest(name, known);
  if (meant !== undefined) return `there is no such variable; did you mean "${meant}"?`;
  const all = known.length === 0 ? "this job has none" : `this job has ${known.join(", ")}`;
  return `there is no such variable; ${all}`;
}

/** Whether a value of this schema is a URL that a plugin will call: one of any protocol the schema names itself is not. */
function isAddress(schema: z.ZodType): boolean {
  const { format, protocol, innerType } = schema.def as {
    format?: string;
    protocol?: RegExp;
    innerType?: z.ZodType;
  };
  if (format === "url") return protocol === undefined || protocol.test("https") || protocol.test("http");
  return innerType !== undefined && isAddress(innerType);
}

/**
 * The values given for a run, parsed by the job's schemas. A text is also read as a number, a boolean
 * (`yes`, `off` …) or JSON where the schema wants one, for that is how a command line gives them.
 *
 * @throws BridgeError VARIABLE_INVALID naming every problem at once; values are never repeated in it.
 */
export async function parseVariables(
  variables: Variables,
  given: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const names = Object.keys(variables);
  const unknown = Object.keys(given).filter((name) => !names.includes(name));
  const problems = new Map(unknown.map((name) => [name, problemOfUnknown(name, names)]));
  const parsed: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(schemasOf(variables))) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const result = await parseOne(schema, value);
    const refused =
      result.success && typeof result.data === "string" && isAddress(schema)
        ? outboundProblem(result.data)
        : undefined;
    if (refused !== undefined) problems.set(name, refused);
    else if (result.success) parsed[name] = result.data;
    else problems.set(name, problemOf(value, result.error));
  }
  if (problems.size === 0) return parsed;
  const count = problems.size === 1 ? "1 variable is" : `${problems.size} variables are`;
  const told = [...problems].map(([name, problem]) => tell(variables, name, problem)).join("\n  ");
  const fields = Object.fromEntries(problems);
  throw new BridgeError("VARIABLE_INVALID", `${count} not right:\n  ${told}`, { fields });
}

/** For whoever does not see what the variable is for beside it. */
function tell(variables: Variables, name: string, problem: string): string {
  const description = Object.hasOwn(variables, name) ? schemasOf(variables)[name]?.description : undefined;
  return description === undefined
    ? `${name}: ${problem}`
    : `${name}: ${problem} (${name} is: ${description})`;
}

/** Takes the values of all secrets out of whatever the run will show. */
export function protectSecrets(
  variables: Variables,
  values: Readonly<Record<string, unknown>>,
  redactor: Redactor,
): void {
  for (const [name, schema] of Object.entries(schemasOf(variables)))
    if (isSecret(schema)) redactor.add(values[name]);
}

/** The variables as given, to be shown. One that the job does not know is hidden too: it may be a misspelt secret. */
export function shownVariables(
  variables: Variables,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const shown = (name: string) => {
    const schema = Object.hasOwn(variables, name) ? schemasOf(variables)[name] : undefined;
    return schema !== undefined && !isSecret(schema);
  };
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, shown(name) ? value : HIDDEN]),
  );
}
