import { defineModel, generic, nautobotModel, relationship, z } from "../../../src/index.js";
import { MAKER, type ModelRow, named, type Need, OWN, REGION, tag, tenant } from "./row.js";

const machine = defineModel({
  name: "virtual_machine",
  identifiers: { cluster: z.string(), name: z.string() },
  attributes: { status: z.string(), vcpus: z.number().nullable(), memory: z.number().nullable() },
});

const circuit = defineModel({
  name: "circuit",
  identifiers: { provider: z.string(), cid: z.string() },
  attributes: {
    circuit_type: z.string(),
    status: z.string(),
    install_date: z.string().nullable(),
    commit_rate: z.number().nullable(),
  },
});

const named_ = { identifiers: { name: z.string() } };
const owned = defineModel({
  ...named_,
  name: "tenant",
  attributes: { text: z.string().nullable(), number: z.number().nullable() },
});
const customField = (key: string, type: string) =>
  ["/extras/custom-fields/", { key, label: key, type, content_types: ["tenancy.tenant"] }] as const;

const client = defineModel({
  ...named_,
  name: "tenant",
  attributes: { makers: z.array(z.string()), tags: z.array(z.string()), heirs: z.array(z.string()) },
});
const supplied = defineModel({
  ...named_,
  name: "manufacturer",
  attributes: { client: z.string().nullable() },
});
const association = (key: string, type: string, far: string) =>
  [
    "/extras/relationships/",
    { key, label: key, type, source_type: "tenancy.tenant", destination_type: far },
  ] as const;
const MAKERS = association("rt_makers", "one-to-many", "dcim.manufacturer");

const remark = defineModel({
  name: "remark",
  identifiers: { note: z.string() },
  attributes: {
    tenant: z.string().nullable(),
    site: z.string().nullable(),
    region: z.string().nullable(),
  },
});
const about = { tenant: null, site: null, region: null };
const site = (name: string, parent: string | null = null): Need => [
  "/dcim/locations/",
  {
    name: named(name),
    parent: parent && { name: named(parent), parent: null },
    location_type: { name: named("Region") },
    status: "Active",
  },
];

const vlan = defineModel({
  name: "vlan",
  identifiers: { vid: z.number() },
  attributes: { name: z.string(), region: z.string().nullable(), site: z.string().nullable() },
});

const note = defineModel({
  name: "note",
  identifiers: { tenant: z.string() },
  attributes: { note: z.string() },
});

export const others: readonly ModelRow[] = [
  {
    what: "virtual machine",
    model: nautobotModel(machine, { path: "/virtualization/virtual-machines/", scope: OWN }),
    needs: [
      ["/virtualization/cluster-types/", { name: named("Type") }],
      ["/virtualization/clusters/", { name: named("Cluster"), cluster_type: { name: named("Type") } }],
    ],
    objects: [{ cluster: named("Cluster"), name: named("vm"), status: "Active", vcpus: 2, memory: null }],
    change: { status: "Offline", vcpus: null, memory: 4096 },
  },
  {
    what: "circuit",
    model: nautobotModel(circuit, { path: "/circuits/circuits/", scope: { provider: [named("Telco")] } }),
    needs: [
      ["/circuits/providers/", { name: named("Telco") }],
      ["/circuits/circuit-types/", { name: named("Fibre") }],
    ],
    objects: [
      {
        provider: named("Telco"),
        cid: "1",
        circuit_type: named("Fibre"),
        status: "Active",
        install_date: "2024-02-29",
        commit_rate: 1000,
      },
    ],
    change: { status: "Planned", install_date: null, commit_rate: 2000 },
  },
  {
    what: "custom field values",
    model: nautobotModel(owned, {
      path: "/tenancy/tenants/",
      map: { text: "custom_fields__rt_text", number: "custom_fields__rt_number" },
      scope: OWN,
    }),
    needs: [customField("rt_text", "text"), customField("rt_number", "integer")],
    objects: [
      { name: named("A"), text: null, number: null },
      { name: named("B"), text: "x", number: 1 },
    ],
    change: { text: null, number: 2 },
  },
  {
    what: "relationships to many, of the same and of another type",
    model: nautobotModel(client, {
      path: "/tenancy/tenants/",
      map: {
        makers: relationship("rt_makers", "/dcim/manufacturers/", "name"),
        tags: relationship("rt_tags", "/extras/tags/", "name"),
        heirs: relationship("rt_heirs", "/tenancy/tenants/", "name", "destination"),
      },
      scope: { name: [named("A"), named("B")] },
    }),
    needs: [
      MAKERS,
      association("rt_tags", "many-to-many", "extras.tag"),
      association("rt_heirs", "many-to-many", "tenancy.tenant"),
      MAKER,
      tag("x"),
      tag("y"),
      tenant("C"),
    ],
    objects: [
      { name: named("A"), makers: [], tags: [named("x")], heirs: [] },
      { name: named("B"), makers: [named("Maker")], tags: [named("x"), named("y")], heirs: [named("C")] },
    ],
    change: { makers: [], tags: [named("y")], heirs: [] },
  },
  {
    what: "a relationship to one, from its other side",
    model: nautobotModel(supplied, {
      path: "/dcim/manufacturers/",
      map: { client: relationship("rt_makers", "/tenancy/tenants/", "name") },
      scope: OWN,
    }),
    needs: [MAKERS, tenant("A"), tenant("B")],
    objects: [
      { name: named("One"), client: null },
      { name: named("Two"), client: named("A") },
    ],
    change: { client: named("B") },
  },
  {
    what: "note, by a generic reference",
    model: nautobotModel(note, {
      path: "/extras/notes/",
      map: { tenant: generic("assigned_object", "/tenancy/tenants/", "name") },
      scope: { assigned_object_type: "tenancy.tenant" },
    }),
    needs: [tenant("A"), tenant("B")],
    objects: [
      { tenant: named("A"), note: "first" },
      { tenant: named("B"), note: "second" },
    ],
    change: { note: "last" },
  },
  {
    what: "note, by a generic reference whose type varies",
    model: nautobotModel(remark, {
      path: "/extras/notes/",
      map: {
        tenant: generic("assigned_object", "/tenancy/tenants/", "name"),
        site: generic("assigned_object", "/dcim/locations/", "name"),
        region: generic("assigned_object", "/dcim/locations/", "parent__name"),
      },
      where: ({ note: text }) => text.startsWith("rt "),
    }),
    needs: [tenant("A"), REGION, site("North"), site("One"), site("One", "North")],
    objects: [
      { ...about, note: "rt 1", site: named("One") },
      { ...about, note: "rt 2", site: named("One"), region: named("North") },
      { ...about, note: "rt 3", tenant: named("A") },
    ],
    change: { tenant: null, site: named("North") },
  },
  {
    what: "VLAN, at one of two locations of one name",
    model: nautobotModel(vlan, {
      path: "/ipam/vlans/",
      map: { region: "location__parent__name", site: "location__name" },
      set: { status: "Active" },
      scope: OWN,
    }),
    needs: [
      ["/dcim/location-types/", { name: named("Region"), nestable: true, content_types: ["ipam.vlan"] }],
      site("North"),
      site("One"),
      site("One", "North"),
    ],
    objects: [
      { vid: 3901, name: named("none"), region: null, site: null },
      { vid: 3902, name: named("one"), region: null, site: named("One") },
    ],
    change: { region: named("North") },
  },
];
