import { z } from "zod";
import { wholeNumber } from "./number.js";

const MOST = 1_000_000_000;

const always = wholeNumber(0, MOST)
  .optional()
  .describe("so many always pass, whatever the per cent: a whole number");
const percent = z
  .number()
  .min(0)
  .max(100)
  .optional()
  .describe("per cent of the objects of a type, beyond which the run stops, 0 to 100");

const changes = z.strictObject({
  always,
  percent,
  count: wholeNumber(0, MOST).optional().describe("the most of one type in one run, whatever the per cent"),
});

/** What stops a run before its first write. What is left out keeps its default, or what is said for all jobs. */
export const guards = z.strictObject({
  deletes: changes
    .optional()
    .describe(
      "always (default 10), percent (20) and count (none): how many objects of a type may be deleted",
    ),
  updates: changes
    .optional()
    .describe(
      "always (default 100), percent (60) and count (none): how many objects of a type may be updated",
    ),
  emptySource: z
    .boolean()
    .optional()
    .describe("true (default: stop when the source has no object of a type that would lose some) or false"),
  sourceShrunk: z
    .strictObject({ always, percent })
    .optional()
    .describe(
      "always (default 10) and percent (50): how many objects fewer than last time the source may have",
    ),
  target: z
    .string()
    .min(1)
    .optional()
    .describe(
      "remember (default: the target must be that of the last good run), off, or the identity that it must have, as reports show it",
    ),
});

const who = z.enum(["auto", "person"]).default("auto").describe("auto or person");

/** Which changes of a writing run wait until a person approves them. */
export const approval = z.strictObject({
  create: who,
  update: who,
  delete: who,
  days: wholeNumber(1, 365)
    .default(7)
    .describe("days after which changes that nobody approved are given up, 1 to 365"),
});

const graceDays = wholeNumber(1, 3650)
  .default(30)
  .describe("days after which they are deleted for good, 1 to 3650");

/** How objects of Nautobot are marked that a job would delete. */
export const safeDelete = z.union([
  z.strictObject({
    status: z.string().min(1).describe("the name of a status that such objects get"),
    graceDays,
  }),
  z.strictObject({ tag: z.string().min(1).describe("the name of a tag that such objects get"), graceDays }),
]);
