import { equal } from "../../../src/diffsync/plain.js";
import type { Deviation } from "./deviation.js";
import { objectsOf } from "./objects.js";

export const idsPartByPart: Deviation = {
  name: "ids are compared part by part",
  reason:
    "('a__b', 'c') and ('a', 'b__c'), or 1 and '1', are two objects; diffsync ends the diff or refuses the second.",
  optOut: true,
  applies: (test) => {
    const seen = new Map<string, Record<string, unknown>>();
    return objectsOf(test).some(({ object, uid }) => {
      const name = `${object.type} ${uid}`;
      const known = seen.get(name) ?? object.ids;
      seen.set(name, known);
      return !equal(known, object.ids);
    });
  },
  explains: () => true,
};
