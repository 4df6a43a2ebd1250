import { expect } from "chai";
import { defineModel, generic, nautobotModel, relationship, z } from "../../../src/index.js";
import { apply, Belongings, failures, type Flow, load, Source } from "./run.js";

const Tenant = nautobotModel(
  defineModel({
    name: "tenant",
    identifiers: { name: z.string() },
    attributes: { group: z.string().nullable(), tags: z.array(z.string()), makers: z.array(z.string()) },
  }),
  {
    path: "/tenancy/tenants/",
    map: {
      group: "tenant_group__name",
      makers: relationship("rt_listed", "/dcim/manufacturers/", "name"),
    },
    scope: { name__isw: ["listed "] },
  },
);
const Prefix = nautobotModel(
  defineModel({
    name: "prefix",
    identifiers: { prefix: z.string() },
    attributes: { type: z.string(), status: z.string() },
  }),
  {
    path: "/ipam/prefixes/",
    set: { namespace: { name: "listed space" } },
    scope: { namespace: ["listed space"] },
  },
);
const Note = nautobotModel(
  defineModel({
    name: "note",
    identifiers: { note: z.string() },
    attributes: { tenant: z.string().nullable(), maker: z.string().nullable() },
  }),
  {
    path: "/extras/notes/",
    map: {
      tenant: generic("assigned_object", "/tenancy/tenants/", "name"),
      maker: generic("assigned_object", "/dcim/manufacturers/", "name"),
    },
    where: ({ note }) => note.startsWith("listed "),
  },
);
/** Neither of a status, nor with a number for its number. */
const Vlan = nautobotModel(defineModel({ name: "vlan", identifiers: { name: z.string() } }), {
  path: "/ipam/vlans/",
  compute: { vid: ({ name }) => name.split(" ")[1] },
  scope: { name__isw: ["listed "] },
});
/** Of a status and a type that are not there. */
const Place = nautobotModel(defineModel({ name: "place", identifiers: { name: z.string() } }), {
  path: "/dcim/locations/",
  set: { status: "Unheard of", location_type: "listed nothing" },
  scope: { name__isw: ["listed "] },
});
const MODELS = [Tenant, Prefix, Note, Vlan, Place];

const tenant = { group: null, tags: [], makers: [] };
const prefix = { type: "network", status: "Active" };
const note = { tenant: null, maker: null };

/** What is listed does fail, and nothing else does. */
export const listed: Flow = {
  what: "what Nautobot would refuse is listed before it is written: lengths, types, choices, references of every kind",
  run: async (client) => {
    const belongings = new Belongings(client);
    try {
      const ends = { source_type: "tenancy.tenant", destination_type: "dcim.manufacturer" };
      const key = "rt_listed";
      await belongings.make("/extras/relationships/", { key, label: key, type: "many-to-many", ...ends });
      await belongings.make("/dcim/manufacturers/", { name: "listed maker" });
      await belongings.make("/ipam/namespaces/", { name: "listed space" });
      const source = new Source(MODELS);
      source.add(Tenant, { ...tenant, name: "listed good", makers: ["listed maker"] });
      source.add(Tenant, { ...tenant, name: `listed ${"x".repeat(300)}` });
      source.add(Tenant, { ...tenant, name: "listed grouped", group: "listed nowhere" });
      source.add(Tenant, { ...tenant, name: "listed tagged", tags: ["listed nowhere"] });
      source.add(Tenant, { ...tenant, name: "listed made", makers: ["listed maker", "listed nobody"] });
      source.add(Prefix, { ...prefix, prefix: "10.0.0.0/8" });
      source.add(Prefix, { ...prefix, prefix: "10.1.0.0/16", type: "web" });
      source.add(Prefix, { ...prefix, prefix: "10.2.0.0/16", status: "Unheard of" });
      source.add(Note, { ...note, note: "listed for a new one", tenant: "listed good" });
      source.add(Note, { ...note, note: "listed for a maker", maker: "listed maker" });
      source.add(Note, { ...note, note: "listed for nobody", maker: "listed nobody" });
      source.add(Note, { ...note, note: "listed for nothing" });
      source.add(Note, { note: "listed for two", tenant: "listed good", maker: "listed maker" });

      source.add(Vlan, { name: "listed vlan" });
      source.add(Place, { name: "listed place" });

      const target = await load(client, MODELS);
      const diff = await target.diffFrom(source);
      const problems = await target.validate(diff, new AbortController().signal);
      expect(problems.map(({ message }) => message)).to.have.members([
        "name: has 307 characters, 255 are allowed",
        "tenant_group: listed nowhere does not exist",
        "tags: listed nowhere does not exist",
        "rt_listed: listed nobody does not exist",
        'type: "web" is none of its choices',
        'status: this field is required; vid: "vlan" is no whole number',
        "status: Unheard of does not exist; location_type: listed nothing does not exist",
        "status: Unheard of does not exist",
        "assigned_object: listed nobody does not exist",
        "assigned_object_type: may not be null; assigned_object_id: may not be null",
        "assigned_object: leads to one object, not to tenancy.tenant and dcim.manufacturer",
      ]);
      const outcomes = await apply(target, source);
      const failed = outcomes.filter(({ status }) => status !== "success").map(({ uid }) => uid);
      expect(failed, failures(outcomes).join("\n")).to.have.members(problems.map(({ uid }) => uid));
    } finally {
      const target = await load(client, MODELS);
      expect(failures(await apply(target, new Source(MODELS)))).to.deep.equal([]);
      await belongings.clear();
    }
  },
};
