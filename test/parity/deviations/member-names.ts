import type { Deviation } from "./deviation.js";

export const memberNames: Deviation = {
  name: "a model is named once",
  reason:
    "diffsync has the name in the model and again in the adapter, and refuses a difference; here there is none.",
  applies: (test) =>
    test.kind === "schema" &&
    Object.entries(test.adapter.models).some(([name, { modelname }]) => (modelname ?? name) !== name),
  explains: ({ path }) => path.startsWith("exception"),
};
