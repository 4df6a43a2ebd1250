import { z } from "zod";
import { systemsOf, type DataMapping, type JobClass } from "../jobs/job.js";
import { isSecret } from "../jobs/secret.js";
import { schemasOf } from "../jobs/variables.js";

export interface VariableDescription {
  name: string;
  /** What to write: "text", "url", "number", "yes or no", or the choices. */
  type: string;
  required: boolean;
  secret: boolean;
  description?: string;
  default?: unknown;
}

/** A job in words, for lists and pages. Plain JSON. */
export interface JobDescription {
  id: string;
  name: string;
  description?: string;
  /** From elsewhere into Nautobot, or out of it. */
  kind: "source" | "target";
  source: string;
  target: string;
  variables: VariableDescription[];
}

/** What a person needs to know to run this job. */
export function describeJob(id: string, jobClass: JobClass): JobDescription {
  const { meta } = jobClass;
  return {
    id,
    name: meta.name,
    ...(meta.description !== undefined && { description: meta.description }),
    kind: jobClass.kind,
    ...systemsOf(jobClass),
    variables: Object.entries(schemasOf(meta.variables ?? {})).map(([name, schema]) =>
      describeVariable(name, schema),
    ),
  };
}

/** What there is to know of a job besides. Plain JSON. */
export interface JobDetail extends JobDescription {
  /** Of an object with all variables. */
  variablesSchema: Record<string, unknown>;
  /** Variables that the configuration gives, and that need not be given. */
  configured: string[];
  mappings: DataMapping[];
  configuration: Record<string, string | number | boolean>;
}

/** Everything a job tells of itself. */
export const jobDetail = (id: string, jobClass: JobClass, configured: string[]): JobDetail => ({
  ...describeJob(id, jobClass),
  variablesSchema: {
    ...z.toJSONSchema(z.strictObject(schemasOf(jobClass.meta.variables ?? {})), {
      io: "input",
      unrepresentable: "any",
    }),
  },
  configured,
  mappings: [...jobClass.dataMappings()],
  configuration: { ...jobClass.configInformation() },
});

interface JsonSchema {
  type?: string;
  format?: string;
  enum?: unknown[];
  default?: unknown;
  description?: string;
}

const TYPES: Record<string, string> = {
  string: "text",
  boolean: "yes or no",
  integer: "whole number",
  array: "list",
};

function describeVariable(name: string, schema: z.ZodType): VariableDescription {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;
  const secret = isSecret(schema);
  const type =
    json.enum?.join(" | ") ?? (json.format === "uri" ? "url" : json.format) ?? TYPES[json.type ?? ""];
  return {
    name,
    type: type ?? json.type ?? "JSON",
    required: !schema.safeParse(undefined).success,
    secret,
    ...(json.description !== undefined && { description: json.description }),
    ...(json.default !== undefined && !secret && { default: json.default }),
  };
}
