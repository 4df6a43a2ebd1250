import { defineModel, nautobotModel, relationship, z } from "../../../src/index.js";
import { type ModelRow, named, type Need, OWN, tenant } from "./row.js";

const link = defineModel({
  name: "custom_link",
  identifiers: { name: z.string() },
  attributes: {
    content_type: z.string(),
    text: z.string(),
    target_url: z.string(),
    weight: z.number(),
    new_window: z.boolean(),
  },
});

const tenantModel = { name: "tenant", identifiers: { name: z.string() } };
const ally = defineModel({ ...tenantModel, attributes: { allies: z.array(z.string()) } });
const twin = defineModel({ ...tenantModel, attributes: { twin: z.string().nullable() } });

const among = (key: string, type: string): Need => [
  "/extras/relationships/",
  { key, label: key, type, source_type: "tenancy.tenant", destination_type: "tenancy.tenant" },
];
const ONES = { name: [named("A"), named("B")] };
const OTHERS = [tenant("C"), tenant("D")];

export const kinds: readonly ModelRow[] = [
  {
    what: "custom link, of one content type and found by it",
    model: nautobotModel(link, {
      path: "/extras/custom-links/",
      scope: { ...OWN, content_type: ["dcim.rack"] as unknown as string },
    }),
    needs: [],
    objects: ["one", "two"].map((name) => ({
      name: named(name),
      content_type: "dcim.rack",
      text: name,
      target_url: "https://rack.example/",
      weight: 100,
      new_window: false,
    })),
    change: { text: "three", target_url: "https://three.example/", weight: 1, new_window: true },
  },
  {
    what: "relationship that has no direction, to many",
    model: nautobotModel(ally, {
      path: "/tenancy/tenants/",
      map: { allies: relationship("rt_allies", "/tenancy/tenants/", "name") },
      scope: ONES,
    }),
    needs: [among("rt_allies", "symmetric-many-to-many"), ...OTHERS],
    objects: [
      { name: named("A"), allies: [] },
      { name: named("B"), allies: [named("C")] },
    ],
    change: { allies: [named("C"), named("D")] },
  },
  {
    what: "relationship that has no direction, to one",
    model: nautobotModel(twin, {
      path: "/tenancy/tenants/",
      map: { twin: relationship("rt_twin", "/tenancy/tenants/", "name") },
      scope: ONES,
    }),
    needs: [among("rt_twin", "symmetric-one-to-one"), ...OTHERS],
    objects: [
      { name: named("A"), twin: null },
      { name: named("B"), twin: named("C") },
    ],
    change: { twin: named("D") },
  },
];
