import { DefinitionError } from "../../src/diffsync/index.js";
import { equal } from "../../src/diffsync/plain.js";
import { runApiCase } from "./api-case.js";
import { Net } from "./build.js";
import type { Case, Json, SchemaCase } from "./case.js";
import { DEVIATIONS } from "./deviations/index.js";
import { runSyncCase } from "./sync-case.js";
import { takeTranslations } from "./translations.js";

/** One thing that came out otherwise than in Python. */
export interface Mismatch {
  /** Where in the expectation, e.g. "sync.log". */
  path: string;
  expected: Json | undefined;
  actual: Json | undefined;
}

export interface Verdict {
  id: string;
  outcome: "passed" | "deviating" | "failed";
  /** The names of the rules by which it deviates. */
  deviations: readonly string[];
  mismatches: readonly Mismatch[];
}

/** A case whose wording had to be undone before it compared equal deviates, too: it did not pass as it stands. */
export async function replay(test: Case): Promise<Verdict> {
  takeTranslations();
  const actual = await run(test);
  const wording = takeTranslations();
  const mismatches = compare(unordered(test.expect), unordered(actual), "");
  const rules = DEVIATIONS.filter((deviation) => mismatches.length > 0 && deviation.applies(test, actual));
  const explained = mismatches.every((mismatch) => rules.some((rule) => rule.explains(mismatch)));
  const deviations = [...rules.map(({ name }) => name), ...wording];
  const outcome = !explained ? "failed" : deviations.length > 0 ? "deviating" : "passed";
  return { id: test.id, outcome, deviations, mismatches };
}

async function run(test: Case): Promise<Record<string, Json>> {
  if (test.kind === "schema") return runSchemaCase(test);
  return test.kind === "sync" ? runSyncCase(test) : runApiCase(test);
}

/** The same declarations are refused; Python's words for it are not asked for. */
function runSchemaCase(test: SchemaCase): Record<string, Json> {
  try {
    new Net(test.adapter).checkModels();
    return { exception: null };
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    return { exception: test.expect.exception ?? { class: "AttributeError", message: error.message } };
  }
}

/** The ids in "Failed to create cable {'a': 1, 'b': 2} - …" without regard to their order, like any object's keys. */
function unordered(value: Json | undefined): Json | undefined {
  if (typeof value === "string") {
    return value.replace(
      /^(Failed to \w+ \w+ \{)(.*)(\} - )/,
      (_all, head: string, ids: string, tail: string) => {
        return (
          head +
          ids
            .split(/, (?=')/)
            .sort()
            .join(", ") +
          tail
        );
      },
    );
  }
  if (Array.isArray(value)) return value.map((item) => unordered(item) ?? null);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unordered(item) ?? null]));
}

/** Two levels deep, so that a mismatch names the part it is in. */
function compare(expected: Json | undefined, actual: Json | undefined, path: string): Mismatch[] {
  if (equal(expected, actual)) return [];
  const deeper = path.split(".").length < 2 || path === "";
  if (!deeper || !isObject(expected) || !isObject(actual)) return [{ path, expected, actual }];
  const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  return [...keys].flatMap((key) =>
    compare(expected[key], actual[key], path === "" ? key : `${path}.${key}`),
  );
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
