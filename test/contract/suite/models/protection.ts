import { expect } from "chai";
import type { Client } from "../target.js";
import { deviceBody, named, portBody } from "./row.js";

/** What a delete of one object does to others. */
export function protection(client: Client): void {
  const idOf = async (path: string, query: string): Promise<string> =>
    (await client.get(`${path}?${query}`)).body.results[0].id as string;
  const remove = async (path: string, query: string) =>
    client.send("DELETE", `${path}${await idOf(path, query)}/`);

  it("protect what they refer to", async () => {
    const kept: [path: string, query: string, by: string][] = [
      ["/dcim/manufacturers/", `name=${named("Maker")}`, named("Box")],
      ["/dcim/device-types/", `model=${named("Box")}`, named("one")],
      ["/dcim/locations/", `name=${named("Here")}`, named("one")],
      ["/extras/roles/", `name=${named("Switch")}`, named("two")],
      ["/circuits/providers/", `name=${named("Telco")}`, "taken"],
      ["/virtualization/cluster-types/", `name=${named("Kind")}`, named("Cluster")],
      ["/virtualization/clusters/", `name=${named("Cluster")}`, named("vm")],
      ["/ipam/prefixes/", `prefix=10.0.0.0/8&namespace=${named("Lab")}`, "10.0.0.1/24"],
      ["/ipam/vlan-groups/", `name=${named("Group")}`, `${named("taken")} (10)`],
    ];
    for (const [path, query, by] of kept) {
      const { status, body } = await remove(path, query);
      expect(status, path).to.equal(409);
      expect(body.detail).to.match(/^Unable to delete object\. \d+ dependent objects were found: /);
      expect(body.detail).to.include(`${by} (`);
    }
  });

  it("take with them what is a part of them", async () => {
    const device = await client.must("/dcim/devices/", deviceBody("gone"));
    const port = await client.must("/dcim/interfaces/", portBody("gone", "e1"));
    const path = `/dcim/devices/${device.id as string}/`;
    expect((await client.send("DELETE", path)).status).to.equal(204);
    expect((await client.get(`/dcim/interfaces/${port.id as string}/`)).status).to.equal(404);
  });

  it("lose an optional reference to what goes", async () => {
    const platform = await client.must("/dcim/platforms/", { name: named("Gone") });
    const device = await client.must("/dcim/devices/", { ...deviceBody("stays"), platform: platform.id });
    const path = `/dcim/platforms/${platform.id as string}/`;
    expect((await client.send("DELETE", path)).status).to.equal(204);
    expect((await client.get(`/dcim/devices/${device.id as string}/`)).body.platform).to.equal(null);
  });

  it("are created, changed and deleted in lists, all or none", async () => {
    const list = [deviceBody("a"), { ...deviceBody("b"), status: "Nope" }];
    const refused = await client.create("/dcim/devices/", list);
    expect([refused.status, refused.body]).to.deep.equal([
      400,
      [{}, { status: ["Related object not found using the provided attributes: {'name': 'Nope'}"] }],
    ]);
    expect((await client.get(`/dcim/devices/?name=${named("a")}`)).body.count).to.equal(0);
    const rows = (await client.must("/dcim/devices/", [deviceBody("a"), deviceBody("b")])) as {
      id: string;
    }[];
    const changes = rows.map(({ id }, index) => ({ id, serial: String(index) }));
    expect((await client.send("PATCH", "/dcim/devices/", changes)).status).to.equal(200);
    expect((await client.get(`/dcim/devices/?name=${named("b")}`)).body.results[0].serial).to.equal("1");
    expect(
      (
        await client.send(
          "DELETE",
          "/dcim/devices/",
          rows.map(({ id }) => ({ id })),
        )
      ).status,
    ).to.equal(204);
    expect((await client.get(`/dcim/devices/?name=${named("a")}`)).body.count).to.equal(0);
  });
}
