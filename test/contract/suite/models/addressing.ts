import { expect } from "chai";
import { Client, type GetTarget } from "../target.js";
import { ground, named, portBody } from "./row.js";

const ASSIGNMENTS = "/ipam/ip-address-to-interface/";

export function addressing(target: GetTarget): void {
  describe("IP addresses", () => {
    const client = new Client(target);
    const lab = { name: named("Lab") };
    const add = (path: string, body: object) =>
      client.must(path, { status: "Active", namespace: lab, ...body });
    before(() => ground(client));
    after(() => client.clean());

    it("belong to the closest prefix, and go back when it goes", async () => {
      const ip = await add("/ipam/ip-addresses/", { address: "10.1.1.1/24" });
      const parentOf = async () => {
        const { body } = await client.get(`/ipam/ip-addresses/${ip.id as string}/?depth=1`);
        return body.parent.prefix as string;
      };
      expect(await parentOf()).to.equal("10.0.0.0/8");
      const closer = await add("/ipam/prefixes/", { prefix: "10.1.1.0/24" });
      expect(await parentOf()).to.equal("10.1.1.0/24");
      const removed = await client.send("DELETE", `/ipam/prefixes/${closer.id as string}/`);
      expect(removed.status).to.equal(204);
      expect(await parentOf()).to.equal("10.0.0.0/8");
    });

    it("keep their host", async () => {
      const ip = await add("/ipam/ip-addresses/", { address: "10.1.1.2/24" });
      const path = `/ipam/ip-addresses/${ip.id as string}/`;
      expect((await client.send("PATCH", path, { address: "10.1.1.3/24" })).body).to.deep.equal({
        __all__: ["Host address cannot be changed once created"],
      });
    });

    it("are assigned to interfaces, once each, and may then be a device's primary one", async () => {
      const port = await client.must("/dcim/interfaces/", portBody("one", "a1"));
      const ip = await add("/ipam/ip-addresses/", { address: "10.1.1.4/24" });
      const [device] = (await client.get(`/dcim/devices/?name=${named("one")}`)).body.results;
      const path = `/dcim/devices/${device.id as string}/`;
      expect((await client.send("PATCH", path, { primary_ip4: ip.id })).body).to.deep.equal({
        primary_ip4: ["The specified IP address (10.1.1.4/24) is not assigned to this device."],
      });
      const body = { ip_address: ip.id, interface: port.id };
      const row = await client.must(ASSIGNMENTS, body);
      expect(row).to.deep.include({
        ...{ display: `10.1.1.4/24 ${named("one")} a1`, is_primary: false, vm_interface: null },
        interface: { id: port.id, object_type: "dcim.interface", url: port.url },
      });
      expect((await client.create(ASSIGNMENTS, body)).body).to.deep.equal({
        non_field_errors: ["The fields interface, ip_address must make a unique set."],
      });
      expect((await client.create(ASSIGNMENTS, { ip_address: ip.id })).body).to.deep.equal({
        interface: ["Must associate to either an Interface or a VMInterface."],
      });
      expect((await client.get(`${ASSIGNMENTS}?ip_address=${ip.id as string}`)).body.count).to.equal(1);
      expect((await client.get(`/dcim/interfaces/${port.id as string}/`)).body.ip_address_count).to.equal(1);
      expect((await client.send("PATCH", path, { primary_ip6: ip.id })).body).to.deep.equal({
        primary_ip6: ["10.1.1.4/24 is not an IPv6 address."],
      });
      expect((await client.send("PATCH", path, { primary_ip4: ip.id })).body.primary_ip4.id).to.equal(ip.id);
      const removed = await client.send("DELETE", `/dcim/interfaces/${port.id as string}/`);
      expect(removed.status).to.equal(204);
      expect((await client.get(`${ASSIGNMENTS}${row.id as string}/`)).status).to.equal(404);
      expect((await client.get(path)).body.primary_ip4).to.equal(null);
    });
  });
}
