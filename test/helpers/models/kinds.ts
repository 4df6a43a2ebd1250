import {
  converted,
  defineModel,
  each,
  metadata,
  nautobotModel,
  relationship,
  z,
} from "../../../src/index.js";
import { DEVICE_TYPE, DEVICES, MAKER, type ModelRow, named, type Need, OWN, tenant } from "./row.js";

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
const trunk = defineModel({
  name: "interface",
  identifiers: { device: z.string(), name: z.string() },
  attributes: {
    status: z.string(),
    type: z.string(),
    mode: z.string().nullable(),
    vlans: z.array(z.object({ vid: z.number(), name: z.string() })),
  },
});
const trunk_ = { device: named("sw1"), status: "Active", type: "virtual", mode: "tagged" };
const vlan = (vid: number) => ({ vid, name: named(`${vid}`) });
const VLANS = [3901, 3902].map((vid): Need => ["/ipam/vlans/", { ...vlan(vid), status: "Active" }]);

const typeOf = z.object({ maker: z.string(), model: z.string() });
const typed = defineModel({ ...tenantModel, attributes: { far: typeOf.nullable() } });
const manyTyped = defineModel({ ...tenantModel, attributes: { far: z.array(typeOf) } });
const toTypes = (key: string, type: string): Need => [
  "/extras/relationships/",
  { key, label: key, type, source_type: "tenancy.tenant", destination_type: "dcim.devicetype" },
];
const box = (model: string): Need => [
  "/dcim/device-types/",
  { model: named(model), manufacturer: { name: named("Maker") } },
];
const boxed = (model: string) => ({ maker: named("Maker"), model: named(model) });
const farOf = (key: string) =>
  relationship(key, "/dcim/device-types/", { maker: "manufacturer__name", model: "model" });

const kept = defineModel({
  ...tenantModel,
  attributes: { description: z.string(), ticket: z.string().nullable(), rank: z.number().nullable() },
});
const kind = (name: string, data_type: string): Need => [
  "/extras/metadata-types/",
  { name: named(name), data_type, content_types: ["tenancy.tenant"] },
];

const ONES = { name: [named("A"), named("B")] };
const OTHERS = [tenant("C"), tenant("D")];

const grouped = defineModel({
  ...tenantModel,
  attributes: { words: z.array(z.string()), group: z.string() },
});
const upper = {
  load: (value: string | null) => value?.toUpperCase() ?? "",
  write: (value: string) => (value === "" ? null : `${named("")}${value.slice(3).toLowerCase()}`),
};

export const kinds: readonly ModelRow[] = [
  {
    what: "values that the model holds in a form of its own: of a field, and of a reference",
    model: nautobotModel(grouped, {
      path: "/tenancy/tenants/",
      map: {
        words: converted("description", {
          load: (text: string) => text.split(" "),
          write: (words) => words.join(" "),
        }),
        group: converted("tenant_group__name", upper),
      },
      scope: OWN,
    }),
    needs: ["one", "two"].map((name): Need => ["/tenancy/tenant-groups/", { name: named(name) }]),
    objects: [
      { name: named("A"), words: ["plain", "words"], group: "RT ONE" },
      { name: named("B"), words: ["none"], group: "" },
    ],
    change: { words: ["other", "words"], group: "RT TWO" },
  },
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
  {
    what: "many references, each by several fields",
    model: nautobotModel(trunk, {
      path: "/dcim/interfaces/",
      map: { vlans: each("tagged_vlans", { vid: "vid", name: "name" }) },
      scope: { device: [named("sw1")] },
    }),
    needs: [...DEVICES, ...VLANS],
    objects: [
      { ...trunk_, name: "t0", vlans: [] },
      { ...trunk_, name: "t1", vlans: [vlan(3901)] },
    ],
    change: { vlans: [vlan(3901), vlan(3902)] },
  },
  {
    what: "relationship to many, each by several fields",
    model: nautobotModel(manyTyped, {
      path: "/tenancy/tenants/",
      map: { far: farOf("rt_types") },
      scope: ONES,
    }),
    needs: [toTypes("rt_types", "many-to-many"), MAKER, DEVICE_TYPE, box("Other")],
    objects: [
      { name: named("A"), far: [] },
      { name: named("B"), far: [boxed("Box")] },
    ],
    change: { far: [boxed("Box"), boxed("Other")] },
  },
  {
    what: "relationship to one, by several fields",
    model: nautobotModel(typed, {
      path: "/tenancy/tenants/",
      map: { far: farOf("rt_type") },
      scope: ONES,
    }),
    needs: [toTypes("rt_type", "one-to-one"), MAKER, DEVICE_TYPE, box("Other")],
    objects: [
      { name: named("A"), far: null },
      { name: named("B"), far: boxed("Box") },
    ],
    change: { far: boxed("Other") },
  },
  {
    what: "values that are kept as metadata of the object",
    model: nautobotModel(kept, {
      path: "/tenancy/tenants/",
      map: { ticket: metadata(named("Ticket")), rank: metadata(named("Rank")) },
      scope: ONES,
    }),
    needs: [kind("Ticket", "text"), kind("Rank", "integer")],
    objects: [
      { name: named("A"), description: "", ticket: null, rank: null },
      { name: named("B"), description: "", ticket: "T1", rank: 1 },
    ],
    change: { ticket: "T2", rank: null },
  },
];
