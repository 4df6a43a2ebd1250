// Checked by the compiler only: each line after an expected error must be one.
import {
  converted,
  defineModel,
  each,
  generic,
  nautobotModel,
  relationship,
  subset,
  tree,
  z,
} from "../../src/index.js";

const DEVICES = "/dcim/devices/";
const one = <V extends z.ZodType>(value: V) =>
  defineModel({ name: "device", identifiers: { name: z.string().nullable() }, attributes: { value } });
const text = one(z.string());
const maybe = one(z.string().nullable());
const texts = one(z.array(z.string()));
const numbers = one(z.array(z.number()));
const vlans = one(z.array(z.object({ vid: z.number(), group: z.string().nullable() })));
const makers = one(z.array(z.object({ maker: z.string(), model: z.string() })));
const maker = one(z.object({ maker: z.string(), model: z.string() }).nullable());
const truth = one(z.boolean());
const number = one(z.number().nullable());

const unit = converted("position", {
  load: (position: number | null) => `U${position ?? ""}`,
  write: (name) => Number(name.slice(1)) || null,
});

/** What the compiler takes. */
export const right = [
  nautobotModel(text, { path: DEVICES, map: { value: "serial" } }),
  nautobotModel(text, { path: DEVICES, map: { value: "location__name" } }),
  nautobotModel(text, { path: DEVICES, map: { value: "device_type__manufacturer__name" } }),
  nautobotModel(maybe, { path: DEVICES, map: { value: "location__parent__name" } }),
  nautobotModel(maybe, { path: DEVICES, map: { value: "tenant" } }),
  nautobotModel(maybe, { path: DEVICES, map: { value: "face" } }),
  nautobotModel(number, { path: DEVICES, map: { value: "position" } }),
  nautobotModel(text, { path: DEVICES, map: { value: "custom_fields__owner" } }),
  nautobotModel(truth, { path: DEVICES, map: { value: "local_config_context_data__ntp__enabled" } }),
  nautobotModel(texts, { path: DEVICES, map: { value: "tags" } }),
  nautobotModel(texts, { path: DEVICES, map: { value: subset("tags", ["a"]) } }),
  nautobotModel(texts, { path: DEVICES, map: { value: relationship("key", "/extras/tags/", "name") } }),
  nautobotModel(maybe, { path: DEVICES, map: { value: relationship("key", "/extras/tags/", "name") } }),
  nautobotModel(texts, { path: "/dcim/location-types/", map: { value: "content_types" } }),
  nautobotModel(numbers, { path: "/dcim/interfaces/", map: { name: "name", value: "tagged_vlans__vid" } }),
  nautobotModel(text, { path: "/dcim/locations/", map: { name: "name", value: tree("parent") } }),
  nautobotModel(vlans, {
    path: "/dcim/interfaces/",
    map: { name: "name", value: each("tagged_vlans", { vid: "vid", group: "vlan_group__name" }) },
  }),
  nautobotModel(vlans, {
    path: "/dcim/interfaces/",
    map: {
      name: "name",
      value: subset(
        each("tagged_vlans", { vid: "vid", group: "vlan_group__name" }),
        ({ vid }: { vid: number }) => vid > 9,
      ),
    },
  }),
  nautobotModel(makers, {
    path: DEVICES,
    map: {
      value: relationship("key", "/dcim/device-types/", { maker: "manufacturer__name", model: "model" }),
    },
  }),
  nautobotModel(maker, {
    path: DEVICES,
    map: {
      value: relationship("key", "/dcim/device-types/", { maker: "manufacturer__name", model: "model" }),
    },
  }),
  nautobotModel(text, {
    path: DEVICES,
    map: { value: "serial" },
    scope: { status__n: ["Retired"], name__nisw: "test-", has_primary_ip: true },
    where: ({ name, value }) => name !== null && value.length > 3,
  }),
  nautobotModel(text, {
    path: "/dcim/cables/",
    map: { name: "label", value: generic("termination_a", "/dcim/interfaces/", "device__location__name") },
  }),
  nautobotModel(maybe, {
    path: "/extras/notes/",
    map: {
      name: generic("assigned_object", "/tenancy/tenants/", "name"),
      value: generic("assigned_object", "/dcim/devices/", "location__name"),
    },
  }),
  nautobotModel(text, {
    path: DEVICES,
    map: { value: "serial" },
    scope: { location: ["Berlin"], name__ic: "sw", has_interfaces: true },
    set: { status: "Active" },
    compute: { comments: ({ value }) => value.toUpperCase() },
  }),
  nautobotModel(text, { path: DEVICES, map: { value: unit } }),
  nautobotModel(numbers, {
    path: DEVICES,
    map: {
      value: converted("tags", {
        load: (tags: string[]) => tags.map(Number),
        write: (all) => all.map(String),
      }),
    },
  }),
  nautobotModel(text, {
    path: DEVICES,
    map: { value: "serial" },
    safeDelete: { status: "Decommissioning", graceDays: 30 },
  }),
  nautobotModel(text, {
    path: "/tenancy/tenants/",
    map: { name: "name", value: "description" },
    safeDelete: { tag: "to be deleted", graceDays: 30 },
  }),
];

export function wrong(): void {
  nautobotModel(text, {
    path: "/tenancy/tenants/",
    map: { name: "name", value: "description" },
    // @ts-expect-error -- tenants have no status
    safeDelete: { status: "Decommissioning", graceDays: 30 },
  });
  // @ts-expect-error -- for how long?
  nautobotModel(text, { path: DEVICES, map: { value: "serial" }, safeDelete: { status: "Decommissioning" } });
  // @ts-expect-error -- no such path
  nautobotModel(text, { path: "/dcim/device/", map: { value: "serial" } });
  // @ts-expect-error -- no such field
  nautobotModel(text, { path: DEVICES, map: { value: "serials" } });
  // @ts-expect-error -- no field of the model's name
  nautobotModel(text, { path: DEVICES });
  // @ts-expect-error -- the model has no such field
  nautobotModel(text, { path: DEVICES, map: { value: "serial", other: "name" } });
  // @ts-expect-error -- no such foreign key
  nautobotModel(text, { path: DEVICES, map: { value: "place__name" } });
  // @ts-expect-error -- no such field behind a foreign key
  nautobotModel(text, { path: DEVICES, map: { value: "location__nam" } });
  // @ts-expect-error -- no such foreign key on the way
  nautobotModel(maybe, { path: DEVICES, map: { value: "location__mother__name" } });
  // @ts-expect-error -- no reference, so nothing behind it
  nautobotModel(text, { path: DEVICES, map: { value: "serial__name" } });
  // @ts-expect-error -- a truth value is no text
  nautobotModel(text, { path: "/dcim/interfaces/", map: { value: "enabled" } });
  // @ts-expect-error -- the same, by the field's own name
  nautobotModel(defineModel({ name: "i", identifiers: { enabled: z.string() } }), {
    path: "/dcim/interfaces/",
  });
  // @ts-expect-error -- a text is no truth value
  nautobotModel(truth, { path: DEVICES, map: { value: "serial" } });
  // @ts-expect-error -- a text is no number
  nautobotModel(number, { path: DEVICES, map: { value: "serial" } });
  // @ts-expect-error -- a number is no text
  nautobotModel(maybe, { path: DEVICES, map: { value: "position" } });
  // @ts-expect-error -- it may be null
  nautobotModel(text, { path: DEVICES, map: { value: "tenant__name" } });
  // @ts-expect-error -- a step on the way may be null
  nautobotModel(text, { path: DEVICES, map: { value: "location__parent__name" } });
  // @ts-expect-error -- a list, not one text
  nautobotModel(text, { path: DEVICES, map: { value: "tags" } });
  // @ts-expect-error -- not a list of numbers
  nautobotModel(numbers, { path: DEVICES, map: { value: "tags" } });
  // @ts-expect-error -- one, not a list
  nautobotModel(texts, { path: DEVICES, map: { value: "role" } });
  // @ts-expect-error -- no list of references
  nautobotModel(texts, { path: DEVICES, map: { value: subset("tag", ["a"]) } });
  // @ts-expect-error -- no foreign key
  nautobotModel(text, { path: "/dcim/locations/", map: { value: tree("mother") } });
  const vidOnly = each("tagged_vlans", { vid: "vid" });
  // @ts-expect-error -- a field of the items is missing
  nautobotModel(vlans, { path: "/dcim/interfaces/", map: { name: "name", value: vidOnly } });
  const vidText = each("tagged_vlans", { vid: "name", group: "vlan_group__name" });
  // @ts-expect-error -- a field of the items is of another type
  nautobotModel(vlans, { path: "/dcim/interfaces/", map: { name: "name", value: vidText } });
  const vidWrong = each("tagged_vlans", { vid: "vid", group: "vlan_group__nam" });
  // @ts-expect-error -- the items have no such field
  nautobotModel(vlans, { path: "/dcim/interfaces/", map: { name: "name", value: vidWrong } });
  const one_ = each("role", { vid: "weight", group: "name" });
  // @ts-expect-error -- one reference, not many
  nautobotModel(vlans, { path: "/dcim/interfaces/", map: { name: "name", value: one_ } });
  const farWrong = relationship("key", "/dcim/device-types/", { maker: "manufacturer__nam", model: "model" });
  // @ts-expect-error -- no such field at the far end, among several
  nautobotModel(maker, { path: DEVICES, map: { value: farWrong } });
  // @ts-expect-error -- the model has no such field
  nautobotModel(text, { path: DEVICES, map: { value: "serial" }, where: ({ nope }) => Boolean(nope) });
  // @ts-expect-error -- a text comes out, not a number
  nautobotModel(number, { path: DEVICES, map: { value: unit } });
  // @ts-expect-error -- a converted field that is not there
  nautobotModel(text, { path: "/tenancy/tenants/", map: { name: "name", value: unit } });
  const unread = converted("position", { load: (at: number) => `${at}`, write: Number });
  // @ts-expect-error -- what is converted may be null
  nautobotModel(text, { path: DEVICES, map: { value: unread } });
  const mistaken = converted("serial", { load: (serial: number) => `${serial}`, write: Number });
  // @ts-expect-error -- what is converted is a text
  nautobotModel(text, { path: DEVICES, map: { value: mistaken } });
  // @ts-expect-error -- what is written is no such value as is read
  converted("position", { load: (position: number | null) => `U${position ?? ""}`, write: (name) => name });
  const end = generic("termination_a", "/dcim/interfaces/", "name");
  // @ts-expect-error -- no generic reference
  nautobotModel(text, { path: DEVICES, map: { value: end } });
  const about = generic("assigned_object", "/dcim/interfaces/", "nam");
  // @ts-expect-error -- no such field where a generic reference leads
  nautobotModel(maybe, { path: "/extras/notes/", map: { name: "note", value: about } });
  // @ts-expect-error -- no such field at the far end
  nautobotModel(texts, { path: DEVICES, map: { value: relationship("key", "/extras/tags/", "nam") } });
  // @ts-expect-error -- no such filter
  nautobotModel(text, { path: DEVICES, map: { value: "serial" }, scope: { nope: 1 } });
  // @ts-expect-error -- a filter of another type
  nautobotModel(text, { path: DEVICES, map: { value: "serial" }, scope: { has_interfaces: "yes" } });
  // @ts-expect-error -- a filter of another endpoint
  nautobotModel(text, { path: DEVICES, map: { value: "serial" }, scope: { prefix_length: 24 } });
  // @ts-expect-error -- no foreign key to be the parent
  nautobotModel(text, { path: DEVICES, map: { value: "serial" }, parent: "serial" });
  // @ts-expect-error -- no foreign key to create an object of
  nautobotModel(text, { path: DEVICES, map: { value: "serial" }, createMissing: ["place"] });
  // @ts-expect-error -- no model
  nautobotModel({ name: "device" }, { path: DEVICES });
  // @ts-expect-error -- a filter that takes one value
  nautobotModel(text, { path: DEVICES, map: { value: "serial" }, scope: { q: ["a", "b"] } });
  // @ts-expect-error -- nothing of this name to write
  nautobotModel(text, { path: DEVICES, map: { value: "serial" }, set: { nope: 1 } });
  // @ts-expect-error -- nothing of this name to compute
  nautobotModel(text, { path: DEVICES, map: { value: "serial" }, compute: { nope: () => 1 } });
}

/** Models that are for an older release, too. */
export const older = [
  nautobotModel(text, { path: DEVICES, map: { value: "location__name" }, alsoFor: ["2.4"] }),
  nautobotModel(maybe, {
    path: "/ipam/vrfs/",
    map: { name: "name", value: "tenant__name" },
    alsoFor: ["2.4"],
  }),
  // what 2.4 lacks is there for those that do not need it
  nautobotModel(maybe, { path: "/ipam/namespaces/", map: { name: "name", value: "tenant" } }),
];

export function wrongInOlder(): void {
  const alsoFor = ["2.4"] as const;
  // @ts-expect-error -- no such release
  nautobotModel(text, { path: DEVICES, map: { value: "serial" }, alsoFor: ["2.3"] });
  // @ts-expect-error -- 2.4 has no such path
  nautobotModel(text, { path: "/vpn/vpns/", map: { name: "name", value: "description" }, alsoFor });
  // @ts-expect-error -- 2.4 has no such field
  nautobotModel(maybe, { path: "/ipam/namespaces/", map: { name: "name", value: "tenant" }, alsoFor });
  // @ts-expect-error -- nor to go through
  nautobotModel(maybe, { path: "/ipam/namespaces/", map: { name: "name", value: "tenant__name" }, alsoFor });
  // @ts-expect-error -- nor behind a reference
  nautobotModel(maybe, { path: "/ipam/vrfs/", map: { name: "name", value: "namespace__tenant" }, alsoFor });
  nautobotModel(
    defineModel({
      name: "n",
      identifiers: { name: z.string() },
      attributes: { tenant: z.string().nullable() },
    }),
    // @ts-expect-error -- nor by the model's own name for it
    { path: "/ipam/namespaces/", alsoFor },
  );
  const far = relationship("key", "/ipam/namespaces/", { maker: "name", model: "tenant__name" });
  // @ts-expect-error -- nor at the far end, among several
  nautobotModel(maker, { path: DEVICES, map: { value: far }, alsoFor });
  // @ts-expect-error -- 2.4 has no such filter
  nautobotModel(text, { path: DEVICES, map: { value: "serial" }, scope: { vrfs: ["a"] }, alsoFor });
  const set = { tenant: "a" };
  nautobotModel(text, {
    path: "/ipam/namespaces/",
    map: { name: "name", value: "description" },
    // @ts-expect-error -- 2.4 has nothing of this name to write
    set,
    alsoFor,
  });
}
