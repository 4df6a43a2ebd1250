import { expect } from "chai";
import { z } from "zod";
import { secret } from "../../../src/jobs/secret.js";
import { parseVariables, shownVariables, type Variables } from "../../../src/jobs/variables.js";
import { BridgeError } from "../../../src/lib/errors.js";

async function refusal(variables: Variables, given: Record<string, unknown>): Promise<BridgeError> {
  try {
    await parseVariables(variables, given);
  } catch (error) {
    if (error instanceof BridgeError) return error;
    throw error;
  }
  throw new Error("the variables were accepted");
}

describe("variables", () => {
  const given: [string, z.ZodType, unknown, unknown][] = [
    ["text as it is", z.string(), "42", "42"],
    ["a number from text", z.number(), "42", 42],
    ["a negative decimal from text", z.number(), "-0.5", -0.5],
    ["a number as it is", z.number(), 42, 42],
    ["a boolean from text", z.boolean(), "false", false],
    ["a boolean from yes", z.boolean(), "yes", true],
    ["a boolean from Off", z.boolean(), "Off", false],
    ["a list from JSON", z.array(z.string()), '["a","b"]', ["a", "b"]],
    ["an object from JSON", z.object({ a: z.number() }), '{"a":1}', { a: 1 }],
    ["a number within an optional", z.number().optional(), "7", 7],
    ["the text of two readings", z.union([z.string(), z.number()]), "7", "7"],
    ["the number of a union", z.union([z.number(), z.null()]), "7", 7],
    ["a default", z.number().default(5), undefined, 5],
    ["a choice", z.enum(["yes", "no"]), "yes", "yes"],
  ];
  for (const [what, schema, raw, want] of given) {
    it(`take ${what}`, async () => {
      const parsed = await parseVariables({ value: schema }, raw === undefined ? {} : { value: raw });
      expect(parsed).to.deep.equal({ value: want });
    });
  }

  it("name every problem at once, each with what was wrong and what it is for", async () => {
    const error = await refusal(
      {
        url: z.url().describe("ACME base URL"),
        limit: z.number().max(10),
        site: z.string().describe("Site code"),
        on: z.boolean(),
      },
      { url: "nowhere", limit: "50", on: "maybe" },
    );
    expect(error.code).to.equal("VARIABLE_INVALID");
    const lines = error.message.split("\n");
    expect(lines[0]).to.equal("4 variables are not right:");
    expect(lines[1]).to.match(/^ {2}url: Invalid URL .*ACME base URL/);
    expect(lines[2]).to.match(/^ {2}limit: Too big.*10/);
    expect(lines[3]).to.match(/^ {2}site: is required .*Site code/);
    expect(lines[4]).to.match(/^ {2}on: .*expected boolean/);
  });

  it("name an unknown variable and the one that was meant", async () => {
    const error = await refusal({ token: z.string().optional() }, { tokn: "x" });
    expect(error.message).to.include('tokn: there is no such variable; did you mean "token"?');
  });

  it("name the variables there are when none was meant", async () => {
    const variables = { url: z.string().optional(), token: z.string().optional() };
    const error = await refusal(variables, { frequency: 5 });
    expect(error.message).to.include("frequency: there is no such variable; this job has url, token");
    expect((await refusal({}, { frequency: 5 })).message).to.include("this job has none");
  });

  it("do not take names of Object's own for variables", async () => {
    expect((await refusal({}, { constructor: "x" })).message).to.include("constructor: there is no such");
    expect((await refusal({ toString: z.string() }, {})).message).to.include("toString: is required");
  });

  it("never repeat a secret in an error", async () => {
    const error = await refusal({ token: secret().length(40) }, { token: "hunter2" });
    expect(error.message).to.include("token: Too small").and.not.include("hunter2");
  });

  const wrapped: [string, z.ZodType][] = [
    ["described", secret().describe("API token")],
    ["optional", secret().optional()],
    ["with a check", secret().min(3)],
    ["with a default", secret().default("x")],
    ["transformed", secret().transform((text) => text.length)],
    ["within an object", z.object({ login: z.object({ password: secret() }) })],
    ["within a list", z.array(secret())],
    ["within a union", z.union([z.number(), secret()])],
  ];
  for (const [what, schema] of wrapped) {
    it(`hide a secret that is ${what}`, () => {
      expect(shownVariables({ value: schema }, { value: "hunter2" })).to.deep.equal({ value: "***" });
    });
  }

  it("show what is no secret, and hide what is not known: it may be a misspelt secret", () => {
    const shown = shownVariables({ url: z.url() }, { url: "http://a", tokn: "hunter2" });
    expect(shown).to.deep.equal({ url: "http://a", tokn: "***" });
  });
});
