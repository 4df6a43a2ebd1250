import { DefinitionError } from "../../src/diffsync/index.js";
import { equal } from "../../src/diffsync/plain.js";
import { runApiCase } from "./api-case.js";
import { Net } from "./build.js";
import type { Case, Json, SchemaCase } from "./case.js";
import type { Deviation } from "./deviations/deviation.js";
import { DEVIATIONS } from "./deviations/index.js";
import { runSyncCase } from "./sync-case.js";

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
  /** Whether it passed only with `compatible: true`. */
  optedOut: boolean;
  /** The names of the rules by which it deviates unless `compatible`. */
  deviations: readonly string[];
  mismatches: readonly Mismatch[];
}

/**
 * Replays a case with the engine's defaults. Where it deviates by a rule that can be opted out of, it is replayed
 * with the opt-out, and passes if it then does what diffsync did, exactly.
 */
export async function replay(test: Case): Promise<Verdict> {
  const { id } = test;
  const { mismatches, rules } = await attempt(test, false);
  const deviations = rules.map(({ name }) => name);
  if (mismatches.length === 0) return { id, outcome: "passed", optedOut: false, deviations, mismatches };
  if (!explained(mismatches, rules))
    return { id, outcome: "failed", optedOut: false, deviations, mismatches };
  if (!rules.some(({ optOut }) => optOut)) {
    return { id, outcome: "deviating", optedOut: false, deviations, mismatches };
  }
  const again = await attempt(test, true);
  const left = again.rules.filter(({ optOut }) => !optOut);
  if (again.mismatches.length === 0) return { id, outcome: "passed", optedOut: true, deviations, mismatches };
  const outcome = explained(again.mismatches, left) ? "deviating" : "failed";
  return { id, outcome, optedOut: true, deviations, mismatches: again.mismatches };
}

async function attempt(
  test: Case,
  compatible: boolean,
): Promise<{ mismatches: Mismatch[]; rules: readonly Deviation[] }> {
  const actual = await run(test, compatible);
  const mismatches = compare(unordered(test.expect), unordered(actual), "");
  const rules = DEVIATIONS.filter((deviation) => mismatches.length > 0 && deviation.applies(test, actual));
  return {
    mismatches,
    rules: rules.filter((rule) => mismatches.some((mismatch) => rule.explains(mismatch))),
  };
}

const explained = (mismatches: readonly Mismatch[], rules: readonly Deviation[]): boolean =>
  mismatches.every((mismatch) => rules.some((rule) => rule.explains(mismatch)));

async function run(test: Case, compatible: boolean): Promise<Record<string, Json>> {
  if (test.kind === "schema") return runSchemaCase(test);
  return test.kind === "sync" ? runSyncCase(test, compatible) : runApiCase(test, compatible);
}

/** The same declarations are refused; Python's words for it are not asked for. */
function runSchemaCase(test: SchemaCase): Record<string, Json> {
  try {
    Net.of(test.adapter, false).checkModels();
    return { exception: null };
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    return { exception: test.expect.exception ?? { class: "AttributeError", message: error.message } };
  }
}

/** Messages that show ids, e.g. "Failed to create cable {'a': 1, 'b': 2} - …", without regard to the ids' order. */
function unordered(value: Json | undefined): Json | undefined {
  if (typeof value === "string") {
    if (!/^(Failed to \w+ \S+|Keys mismatch:) \{/.test(value)) return value;
    return value.replace(
      /\{([^{}]*)\}/g,
      (_all, ids: string) =>
        `{${ids
          .split(/, (?=')/)
          .sort()
          .join(", ")}}`,
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
