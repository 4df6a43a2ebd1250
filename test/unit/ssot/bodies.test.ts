import { expect } from "chai";
import { z } from "zod";
import { defineModel } from "../../../src/diffsync/index.js";
import { ENDPOINTS } from "../../../src/nautobot/index.js";
import { bind, createValues, updateValues } from "../../../src/ssot/binding.js";
import { graphqlArguments } from "../../../src/ssot/graphql.js";

describe("what is written of an object", () => {
  const model = defineModel({
    name: "tag",
    identifiers: { name: z.string() },
    attributes: { owner: z.string(), color: z.string() },
  });
  const binding = bind(ENDPOINTS, model, {
    path: "/extras/tags/",
    map: { owner: "custom_fields__owner" },
    set: { custom_fields: { origin: "sync" }, description: "made by a sync", color: "000000" },
    compute: { custom_fields: ({ name }) => ({ initial: String(name)[0] }) },
  });
  const values = { name: "A", owner: "me", color: "ff0000" };

  it("is at first what is fixed, what the model says and what is computed, custom fields of all three", () => {
    expect(createValues(binding, values)).to.deep.equal({
      name: "A",
      color: "ff0000",
      description: "made by a sync",
      custom_fields: { origin: "sync", owner: "me", initial: "A" },
    });
  });

  it("is later what changed and what is computed", () => {
    const changed = { owner: "you" };
    expect(
      updateValues(binding, { changed, values: { ...values, ...changed }, kept: undefined }),
    ).to.deep.equal({ custom_fields: { owner: "you", initial: "A" } });
  });

  it("names what it refers to by all parts, empty ones too, and by nothing when all are empty", () => {
    const site = z.string().nullable();
    const device = defineModel({ name: "device", identifiers: { region: site, site } });
    const map = { region: "location__parent__name", site: "location__name" };
    const placed = bind(ENDPOINTS, device, { path: "/dcim/devices/" as never, map });
    for (const [region, name, location] of [
      ["R", "S", { parent__name: "R", name: "S" }],
      [null, "S", { parent__name: null, name: "S" }],
      [null, null, null],
    ])
      expect(createValues(placed, { region, site: name })).to.deep.equal({ location });
  });
});

describe("filters in GraphQL", () => {
  it("are values and lists of them, a list of one as the value: some filters take no list", () => {
    expect(graphqlArguments({ name: ["a", 'b"'], content_type: ["dcim.rack"], limit: 5 })).to.equal(
      'name: ["a","b\\""], content_type: "dcim.rack", limit: 5',
    );
  });
});
