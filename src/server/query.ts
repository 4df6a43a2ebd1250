import type { Request } from "express";
import { z } from "zod";
import { parseWith } from "./body.js";

const MOST = 1000;
const whole = (digits: string): number => Number(digits);

/** `after` and `limit`, which every paged list has. */
const page = {
  after: z
    .string()
    .regex(/^\d{1,9}$/, "is not the `next` of an earlier page")
    .transform(whole)
    .optional(),
  limit: z
    .string()
    .regex(/^\d{1,9}$/, "is not a whole number")
    .transform(whole)
    .refine((count) => count >= 1 && count <= MOST, `is not from 1 to ${MOST}`)
    .default(100),
};

const pageQuery = z.strictObject(page);
const changeQuery = z.strictObject({
  ...page,
  type: z.string().optional(),
  action: z.enum(["create", "update", "delete"]).optional(),
  outcome: z.enum(["planned", "success", "failure", "error", "skipped"]).optional(),
  search: z.string().max(200).optional(),
});

export const parsePageQuery = ({ query }: Request) => parseWith(pageQuery, query);
export const parseChangeQuery = ({ query }: Request) => parseWith(changeQuery, query);
