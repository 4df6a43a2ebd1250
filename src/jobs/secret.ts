import { z } from "zod";

/** A text variable whose value is never shown: not in a report, a log, an error or a diff. */
export function secret(): z.ZodString {
  return z.string().meta({ secret: true });
}

/** What a schema is made of: the wrapped one, the two ends of a pipe, fields, elements, options. */
function partsOf(schema: z.ZodType): unknown[] {
  const {
    innerType,
    in: input,
    out,
    element,
    shape,
    options,
    valueType,
  } = schema.def as unknown as {
    [part: string]: unknown;
    shape?: Record<string, unknown>;
    options?: unknown[];
  };
  return [innerType, input, out, element, valueType, ...Object.values(shape ?? {}), ...(options ?? [])];
}

const isSchema = (part: unknown): part is z.ZodType =>
  typeof part === "object" && part !== null && "_zod" in part && "def" in part;

/** Whether any part of a value of this schema is a secret: then all of the value is treated as one. */
export function isSecret(schema: z.ZodType): boolean {
  return schema.meta()?.["secret"] === true || partsOf(schema).filter(isSchema).some(isSecret);
}
