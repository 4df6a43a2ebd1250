import { expect } from "chai";
import { z } from "zod";
import { defineModel } from "../../../src/diffsync/index.js";
import { ENDPOINTS } from "../../../src/nautobot/index.js";
import { bind } from "../../../src/ssot/binding.js";
import { fixedNotTaken } from "../../../src/ssot/fixed-not-taken.js";

const model = defineModel({
  name: "device",
  identifiers: { name: z.string() },
  attributes: { owner: z.string() },
});
const binding = bind(ENDPOINTS, model, {
  path: "/dcim/devices/" as never,
  map: { owner: "custom_fields__owner" },
});
const REFERENCE = { id: "1", object_type: "tenancy.tenant", url: "/api/tenancy/tenants/1/" };
const choice = (value: string) => ({ value, label: value.toUpperCase() });

/** What a fixed or computed value was to be, what the answer has, and what is told of it. */
const cases: [name: string, asked: unknown, is: unknown, told?: unknown][] = [
  ["serial", "S1", "S1"],
  ["serial", " s1 ", "S1"],
  ["serial", "S1", "", ""],
  ["serial", "", "S1"],
  ["position", 3, 3],
  ["position", 3, 4, 4],
  ["position", 3, "3.0"],
  ["position", 3, null, null],
  ["face", "front", choice("front")],
  ["face", "front", choice("rear"), "rear"],
  ["face", "front", null, null],
  ["tenant", { name: "A" }, REFERENCE],
  ["tenant", { name: "A" }, null, null],
  ["tenant", null, REFERENCE],
  ["tags", ["a"], undefined],
  ["local_config_context_data", { a: 1 }, { value: 1 }],
];

describe("what is fixed or computed, and not taken", () => {
  for (const [name, asked, is, told] of cases)
    it(`${name}: ${JSON.stringify(asked)} asked, ${JSON.stringify(is)} there`, () => {
      const row = is === undefined ? {} : { [name]: is };
      const found = fixedNotTaken(binding, [name], { [name]: asked }, row);
      expect(found).to.deep.equal(told === undefined ? [] : [{ field: name, asked, is: told }]);
    });

  it("are custom fields by their keys, but for those that the model has itself", () => {
    const body = { custom_fields: { owner: "me", origin: "sync", count: 1 } };
    const found = fixedNotTaken(binding, ["custom_fields"], body, { custom_fields: { count: 1 } });
    expect(found).to.deep.equal([{ field: "custom_fields.origin", asked: "sync", is: undefined }]);
  });
});
