import type { Deviation } from "./deviation.js";

export const childFieldNames: Deviation = {
  name: "children are known by their type, not by the name of a field",
  reason:
    "diffsync reads both objects by the source's field name and breaks when the target calls its field otherwise.",
  optOut: true,
  applies: (test) =>
    test.kind === "sync" &&
    Object.entries(test.source.models).some(([type, model]) =>
      Object.entries(model.children).some(([child, field]) => {
        const other = test.target.models[type]?.children[child];
        return other !== undefined && other !== field;
      }),
    ),
  explains: ({ path, expected }) =>
    !path.endsWith(".exception") || (expected as { class?: string } | null)?.class === "AttributeError",
};
