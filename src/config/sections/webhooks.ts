import { z } from "zod";
import { rule } from "./webhook-rules.js";
import { wholeNumber } from "./number.js";

const secrets = z
  .array(z.string().min(16).describe("16 characters or more, best as ${env:NAME} or ${file:/path}"))
  .default([])
  .describe("a list of secrets, the newest first; while one replaces another, both are good");
const header = z.string().regex(/^[\w-]{1,100}$/, "is not the name of a header");
const maxAge = wholeNumber(1, 86_400)
  .default(900)
  .describe("seconds after which a webhook is refused as a replay, 1 to 86400");
const maxAhead = wholeNumber(0, 86_400)
  .default(60)
  .describe("seconds that the sender's clock may be ahead of this machine's, 0 to 86400");

const nautobot = z.strictObject({
  secrets,
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      "where Nautobot reaches this service, such as https://bridge.example.com; needed to install webhooks",
    ),
  sslVerification: z
    .boolean()
    .default(true)
    .describe("true or false: whether Nautobot checks this service's certificate"),
  username: z
    .string()
    .min(1)
    .optional()
    .describe(
      "the user whose changes are the bridge's own; without it, the user of nautobot.token is asked for",
    ),
  maxAge,
  maxAhead,
});

const source = z.strictObject({
  secrets,
  header: header
    .default("X-Signature")
    .describe("the header that has the signature, such as X-Hub-Signature-256"),
  algorithm: z.enum(["sha256", "sha512"]).default("sha256").describe("the HMAC's hash: sha256 or sha512"),
  prefix: z.string().max(50).default("").describe('what stands before the signature, such as "sha256="'),
  encoding: z.enum(["hex", "base64"]).default("hex").describe("how the signature is written: hex or base64"),
  timestamp: z
    .strictObject({
      header: header.describe("the header that has the time, such as X-Timestamp"),
      signed: z
        .string()
        .max(200)
        .refine(
          (text) => text.includes("{timestamp}") && text.includes("{body}"),
          "must have {timestamp} and {body}: a time that is not signed proves nothing",
        )
        .default("{timestamp}.{body}")
        .describe('what is signed, such as "{timestamp}.{body}"'),
    })
    .optional()
    .describe("header and signed, for a sender that signs the time; old ones are refused then"),
  maxAge,
  maxAhead,
});

/** What may come in from other systems, and what it starts. */
export const webhooks = z
  .strictObject({
    nautobot: nautobot.prefault({}).describe("secrets, url and more of the webhooks that Nautobot sends"),
    sources: z
      .record(
        z
          .string()
          .regex(/^[a-z0-9-]{1,50}$/, "is not a name of small letters, digits and dashes")
          .refine((name) => name !== "nautobot", "is Nautobot's own"),
        source,
      )
      .default({})
      .describe("for each other system, by a name of small letters, digits and dashes, how it signs"),
    rules: z.array(rule).default([]).describe("a list of what starts which job"),
    maxBodyKb: wholeNumber(1, 102_400).default(1024).describe("the largest body in kilobytes, 1 to 102400"),
  })
  .superRefine(({ rules, sources }, context) => {
    const names = rules.map(({ name }) => name);
    for (const [index, { source, models, name }] of rules.entries()) {
      const fault = (field: string, message: string): void =>
        context.addIssue({ code: "custom", path: ["rules", index, field], message });
      if (names.indexOf(name) < index) fault("name", `is the same as in rules[${names.indexOf(name)}]`);
      if (source === "nautobot" && models.length === 0)
        fault("models", "is missing: Nautobot sends by model");
      if (source !== "nautobot" && !(source in sources)) fault("source", "is not among webhooks.sources");
    }
  });
