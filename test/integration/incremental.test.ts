import { expect } from "chai";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { defineModel } from "../../src/diffsync/index.js";
import type { Client } from "../../src/nautobot/index.js";
import { metadata, NautobotAdapter, nautobotModel, relationship } from "../../src/ssot/index.js";
import { fileSnapshots, type SnapshotStore } from "../../src/ssot/snapshot-store.js";
import { customFieldsReady } from "../helpers/models/round-trip.js";
import { connect, nautobotFromEnvironment } from "../helpers/nautobots.js";

const text = z.string();
const models = [
  nautobotModel(
    defineModel({ name: "type", identifiers: { name: text }, attributes: { parent: text.nullable() } }),
    { path: "/dcim/location-types/", map: { parent: "parent__name" } },
  ),
  nautobotModel(
    defineModel({
      name: "location",
      identifiers: { name: text },
      attributes: { parent: text.nullable(), type: text, tenant: text.nullable(), description: text },
    }),
    {
      path: "/dcim/locations/",
      map: { parent: "parent__name", type: "location_type__name", tenant: "tenant__name" },
      scope: { name__isw: ["inc "] },
    },
  ),
  nautobotModel(
    defineModel({
      name: "tenant",
      identifiers: { name: text },
      attributes: { description: text, group: text.nullable(), tags: z.array(text) },
    }),
    { path: "/tenancy/tenants/", map: { group: "tenant_group__name", tags: "tags__name" } },
  ),
  nautobotModel(
    defineModel({
      name: "device",
      identifiers: { name: text },
      attributes: {
        serial: text,
        maker: text,
        place: text,
        status: text,
        tenant: text.nullable(),
        owner: text.nullable(),
      },
    }),
    {
      path: "/dcim/devices/",
      map: {
        maker: "device_type__manufacturer__name",
        place: "location__name",
        status: "status__name",
        tenant: "tenant__name",
        owner: "custom_fields__inc_owner",
      },
      scope: { name__isw: ["inc "] },
    },
  ),
  nautobotModel(
    defineModel({
      name: "interface",
      identifiers: { device: text, name: text },
      attributes: { description: text, lag: text.nullable() },
    }),
    {
      path: "/dcim/interfaces/",
      map: { device: "device__name", lag: "lag__name" },
      scope: { label: ["inc"] },
    },
  ),
  nautobotModel(
    defineModel({
      name: "prefix",
      identifiers: { prefix: text },
      attributes: { description: text, parent: text.nullable() },
    }),
    { path: "/ipam/prefixes/", map: { parent: "parent__prefix" }, scope: { namespace: ["inc space"] } },
  ),
];
/** Of what the change log does not tell enough: read in full, or what lies beside the objects is. */
const others = [
  nautobotModel(
    defineModel({
      name: "trunk",
      identifiers: { device: text, name: text },
      attributes: { vlans: z.array(z.number()) },
    }),
    {
      path: "/dcim/interfaces/",
      map: { device: "device__name", vlans: "tagged_vlans__vid" },
      scope: { label: ["inc"] },
    },
  ),
  nautobotModel(
    defineModel({
      name: "maker",
      identifiers: { name: text },
      attributes: { tenants: z.array(text), ticket: text.nullable() },
    }),
    {
      path: "/dcim/manufacturers/",
      map: {
        tenants: relationship("inc_tenants", "/tenancy/tenants/", "name"),
        ticket: metadata("inc ticket"),
      },
      scope: { name__isw: ["inc "] },
    },
  ),
];

/** Everything an adapter holds, in an order of its own: what it was read in is no part of the answer. */
async function answer(
  client: Client,
  snapshots?: SnapshotStore,
  of = [...models, ...others],
): Promise<unknown> {
  const adapter = new NautobotAdapter(client, of, snapshots ? { snapshots } : {});
  await adapter.load(new AbortController().signal);
  return adapter
    .getAllModelNames()
    .sort()
    .map((name) => [
      name,
      adapter
        .getAll(name)
        .map((model) => JSON.stringify(model))
        .sort(),
    ]);
}

describe("incremental loads of a real Nautobot", () => {
  const client = connect(nautobotFromEnvironment());
  const ids: Record<string, string> = {};
  let directory: string;
  let store: SnapshotStore;

  const create = async (path: string, key: string, body: object): Promise<string> => {
    const { id } = await client.create(path as "/dcim/devices/", body as never);
    ids[key] = id;
    return id;
  };
  const patch = (path: string, key: string, body: object): Promise<unknown> =>
    client.update(path as "/dcim/devices/", ids[key] ?? "", body);
  const remove = (path: string, ...keys: string[]): Promise<void> =>
    client.removeMany(
      path as "/dcim/devices/",
      keys.map((key) => ids[key] ?? ""),
    );
  const clean = async (): Promise<void> => {
    for (const [path, query] of [
      ["/ipam/prefixes/", { prefix: ["10.99.0.0/16", "10.99.0.0/20", "10.99.1.0/24"] }],
      ["/ipam/namespaces/", { name: ["inc space"] }],
      ["/ipam/vlans/", { name__isw: ["inc "] }],
      ["/dcim/devices/", { name__isw: ["inc "] }],
      ["/dcim/locations/", { name__isw: ["inc "] }],
      ["/dcim/location-types/", { name__isw: ["inc "] }],
      ["/dcim/device-types/", { model__isw: ["inc "] }],
      ["/dcim/manufacturers/", { name__isw: ["inc "] }],
      ["/tenancy/tenants/", { name__isw: ["inc "] }],
      ["/tenancy/tenant-groups/", { name__isw: ["inc "] }],
      ["/extras/tags/", { name__isw: ["inc "] }],
      ["/extras/roles/", { name__isw: ["inc "] }],
      ["/extras/statuses/", { name__isw: ["inc "] }],
      ["/extras/custom-fields/", { label: ["inc owner", "inc renamed owner"] }],
      ["/extras/relationships/", { key: ["inc_tenants"] }],
      ["/extras/metadata-types/", { name: ["inc ticket"] }],
    ] as const) {
      for (;;) {
        const found = [];
        for await (const { id } of client.list(path as "/dcim/devices/", { query: query as never }))
          found.push(id);
        if (found.length === 0) break;
        // one by one and again: children of a tree go with their parent
        for (const id of found) await client.remove(path as "/dcim/devices/", id).catch(() => undefined);
      }
    }
  };

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), "bridge-"));
    store = fileSnapshots(directory, () => undefined);
    await clean();
    const active = { status: "Active" };
    await create("/extras/tags/", "tag", { name: "inc tag", content_types: ["tenancy.tenant"] });
    await create("/extras/statuses/", "status", { name: "inc status", content_types: ["dcim.device"] });
    await create("/extras/roles/", "role", { name: "inc role", content_types: ["dcim.device"] });
    await create("/tenancy/tenant-groups/", "group", { name: "inc group" });
    await create("/tenancy/tenants/", "tenant", { name: "inc tenant", tenant_group: ids["group"] });
    await create("/tenancy/tenants/", "other", { name: "inc other" });
    await create("/dcim/location-types/", "type", {
      name: "inc type",
      nestable: true,
      content_types: ["dcim.device"],
    });
    const place = { ...active, location_type: ids["type"] };
    await create("/dcim/locations/", "root", { ...place, name: "inc root", tenant: ids["tenant"] });
    await create("/dcim/locations/", "east", { ...place, name: "inc east", parent: ids["root"] });
    await create("/dcim/locations/", "west", { ...place, name: "inc west", parent: ids["root"] });
    await create("/dcim/locations/", "floor", { ...place, name: "inc floor", parent: ids["east"] });
    await create("/dcim/manufacturers/", "maker", { name: "inc maker" });
    await create("/dcim/device-types/", "kind", { model: "inc kind", manufacturer: ids["maker"] });
    const device = { device_type: ids["kind"], role: ids["role"], location: ids["floor"] };
    for (const name of ["one", "two", "three"]) {
      const status = ids["status"];
      await create("/dcim/devices/", name, { ...device, status, name: `inc ${name}`, tenant: ids["tenant"] });
      const port = { ...active, device: ids[name], label: "inc" };
      await create("/dcim/interfaces/", `${name} lag`, { ...port, name: "lag", type: "lag" });
      await create("/dcim/interfaces/", `${name} port`, {
        ...port,
        name: "port",
        type: "1000base-t",
        lag: ids[`${name} lag`],
      });
    }
    await create("/ipam/vlans/", "vlan", { ...active, vid: 3991, name: "inc vlan" });
    const key = "inc_tenants";
    await create("/extras/relationships/", "relationship", {
      key,
      label: key,
      type: "many-to-many",
      source_type: "dcim.manufacturer",
      destination_type: "tenancy.tenant",
    });
    await create("/extras/metadata-types/", "ticket", {
      name: "inc ticket",
      data_type: "text",
      content_types: ["dcim.manufacturer"],
    });
    await create("/extras/custom-fields/", "owner", {
      key: "inc_owner",
      label: "inc owner",
      type: "text",
      content_types: ["dcim.device"],
    });
    await customFieldsReady(client, [ids["owner"] ?? ""]);
    await create("/ipam/namespaces/", "space", { name: "inc space" });
    const prefix = { ...active, namespace: "inc space", description: "inc" };
    await create("/ipam/prefixes/", "outer", { ...prefix, prefix: "10.99.0.0/16", type: "container" });
    await create("/ipam/prefixes/", "inner", { ...prefix, prefix: "10.99.1.0/24" });
    await answer(client, store);
  });

  after(async () => {
    await clean();
    await rm(directory, { recursive: true, force: true });
  });

  const ways: Record<string, () => Promise<unknown>> = {
    "nothing at all": () => Promise.resolve(),
    "a field": () => patch("/dcim/devices/", "one", { serial: "A" }),
    "fields in bulk": () =>
      client.updateMany("/dcim/devices/", [
        { id: ids["one"] ?? "", serial: "B" },
        { id: ids["two"] ?? "", serial: "B" },
      ] as never),
    "a field of a component": () => patch("/dcim/interfaces/", "one port", { description: "new" }),
    "a reference to null": () => patch("/dcim/devices/", "one", { tenant: null }),
    "a reference to another": () => patch("/dcim/devices/", "two", { tenant: ids["other"] }),
    "a custom field's value": () => patch("/dcim/devices/", "one", { custom_fields: { inc_owner: "me" } }),
    "the label of a custom field": () =>
      patch("/extras/custom-fields/", "owner", { label: "inc renamed owner" }),
    "many references that are no tags": () =>
      patch("/dcim/interfaces/", "one port", { mode: "tagged", tagged_vlans: [ids["vlan"]] }),
    "one of many references renumbered": () => patch("/ipam/vlans/", "vlan", { vid: 3992 }),
    "a relationship set": () => {
      const objects = ["tenant", "other"].map((name) => ({ id: ids[name] }));
      return patch("/dcim/manufacturers/", "maker", {
        relationships: { inc_tenants: { destination: { objects } } },
      });
    },
    "an object's metadata": () =>
      create("/extras/object-metadata/", "metadata", {
        metadata_type: ids["ticket"],
        assigned_object_type: "dcim.manufacturer",
        assigned_object_id: ids["maker"],
        scoped_fields: [],
        value: "T1",
      }),
    "tags set": () => patch("/tenancy/tenants/", "tenant", { tags: [ids["tag"]] }),
    "a tag renamed": () => patch("/extras/tags/", "tag", { name: "inc renamed tag" }),
    "a tag deleted": () => remove("/extras/tags/", "tag"),
    "a status renamed": () => patch("/extras/statuses/", "status", { name: "inc renamed status" }),
    "a tenant renamed": () => patch("/tenancy/tenants/", "tenant", { name: "inc renamed tenant" }),
    "a device renamed, whose name its interfaces show": () =>
      patch("/dcim/devices/", "three", { name: "inc renamed three" }),
    "a reference's reference renamed": () =>
      patch("/dcim/manufacturers/", "maker", { name: "inc renamed maker" }),
    "a move in a tree": () => patch("/dcim/locations/", "floor", { parent: ids["west"] }),
    "a rename in a tree": () => patch("/dcim/locations/", "west", { name: "inc renamed west" }),
    "a type renamed": () => patch("/dcim/location-types/", "type", { name: "inc renamed type" }),
    "out of the scope": () => patch("/dcim/interfaces/", "one port", { label: "elsewhere" }),
    "into the scope": () => patch("/dcim/interfaces/", "one port", { label: "inc" }),
    "a prefix put between two": () =>
      create("/ipam/prefixes/", "middle", {
        prefix: "10.99.0.0/20",
        type: "container",
        status: "Active",
        namespace: "inc space",
        description: "inc",
      }),
    "that prefix deleted": () => remove("/ipam/prefixes/", "middle"),
    "what a nullable reference refers to, deleted": () => remove("/tenancy/tenant-groups/", "group"),
    "a referred component deleted": () => remove("/dcim/interfaces/", "two lag"),
    "an object added and another deleted": async () => {
      await create("/tenancy/tenants/", "added", { name: "inc added" });
      await create("/tenancy/tenants/", "doomed", { name: "inc doomed" });
      await remove("/tenancy/tenants/", "doomed");
    },
    "deleted and added again under its id": async () => {
      await remove("/tenancy/tenants/", "added");
      await create("/tenancy/tenants/", "added", { id: ids["added"], name: "inc again" });
    },
    "a device deleted with its interfaces": () => remove("/dcim/devices/", "two"),
  };

  for (const [what, change] of Object.entries(ways)) {
    it(`give the answer of a full load after: ${what}`, async () => {
      await change();
      const incremental = await answer(client, store);
      expect(incremental).to.deep.equal(await answer(client));
    });
  }

  it("ask for next to nothing when nothing changed", async () => {
    await answer(client, store, models);
    const before = client.stats.count;
    await answer(client, store, models);
    // and whether groups and tags, which no tenant has any longer, may be viewed
    expect(client.stats.count - before).to.be.at.most(models.length + 5);
  });
});
