import type { Fields, Json } from "../case.js";
import { equal } from "../../../src/diffsync/plain.js";
import type { Deviation } from "./deviation.js";

export const duplicatesNamed: Deviation = {
  name: "a duplicate is reported with the places it came from",
  reason: "diffsync says that the object is already present, but not under which parent.",
  optOut: false,
  applies: (test) => test.kind === "api",
  explains: ({ path, expected, actual }) => path === "results" && sameButForPlaces(expected, actual),
};

function sameButForPlaces(expected: Json | undefined, actual: Json | undefined): boolean {
  const [theirs, ours] = [expected, actual] as [Fields[], Fields[]];
  return (
    theirs.length === ours.length && theirs.every((result, i) => equal(result, withoutPlaces(ours[i] ?? {})))
  );
}

function withoutPlaces(result: Fields): Fields {
  const raised = result.raises as { class: string; crud: boolean; message?: string } | undefined;
  if (raised?.class !== "ObjectAlreadyExists" || raised.message === undefined) return result;
  return { raises: { ...raised, message: raised.message.replace(/( already present): under .*$/, "$1") } };
}
