import { z } from "zod";

/** A whole number of a query, which brings it as text. */
export const wholeNumber = (
  minimum: number,
  maximum: number,
  message = `is not from ${minimum} to ${maximum}`,
) =>
  z.preprocess(
    (text) => (typeof text === "string" && /^\d{1,15}$/.test(text) ? Number(text) : text),
    z.int("is not a whole number").min(minimum, message).max(maximum, message),
  );

/** A yes or no of a query, which brings it as text. */
export const flag = z.preprocess(
  (text) => (text === "true" ? true : text === "false" ? false : text),
  z.boolean("is not true or false"),
);

/** What every paged list takes. */
export const page = {
  after: wholeNumber(0, 2 ** 31 - 1, "is not the `next` of an earlier page")
    .optional()
    .describe("The `next` of the page before."),
  limit: wholeNumber(1, 1000).default(100).describe("The most items to return."),
};

/** One page of a list under its name. */
export const pageOf = <Name extends string, T extends z.ZodType>(name: Name, item: T) =>
  z.object({
    ...({ [name]: z.array(item) } as Record<Name, z.ZodArray<T>>),
    next: z.string().optional().describe("Where the next page begins; absent on the last."),
  });

export const time = z.iso.datetime().describe("UTC");
/** The same of a query, as the store has times. */
export const moment = time.transform((text) => new Date(text).toISOString());
export const runId = z.string().max(100).describe("A run's id.");
export const ACTIONS = ["create", "update", "delete"] as const;
/** Values as JSON has them. */
export const values = z.record(z.string(), z.unknown());

type Defined<T> = { [Name in keyof T]: Exclude<T[Name], undefined> };
/** Without what was left out: a field is there with a value or not at all. */
export const defined = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Defined<T>;
