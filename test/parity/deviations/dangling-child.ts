import type { Json } from "../case.js";
import type { Deviation } from "./deviation.js";
import { adaptersOf } from "./objects.js";

export const danglingChild: Deviation = {
  name: "children that were never loaded are all reported, with the places named",
  reason: "diffsync stops at the first one, with an exception that does not say which parent lists it.",
  optOut: true,
  applies: (test, actual) =>
    adaptersOf(test).some(listsChildren) && PARTS.some((part) => refused(actual[part])),
  explains: ({ path, expected, actual }) =>
    path.endsWith(".exception") &&
    classOf(expected) === "ObjectNotFound" &&
    classOf(actual) === "IllegalTree",
};

const PARTS = ["diff", "sync", "rediff"];

const listsChildren = ({ objects = [] }: ReturnType<typeof adaptersOf>[number]): boolean =>
  objects.some(({ children = {} }) => Object.values(children).some((uids) => uids.length > 0));

const refused = (part: Json | undefined): boolean =>
  classOf((part as { exception?: Json } | undefined)?.exception) === "IllegalTree";

const classOf = (error: Json | undefined): string | undefined =>
  (error as { class?: string } | null | undefined)?.class;
