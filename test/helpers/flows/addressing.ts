import { expect } from "chai";
import { defineModel, nautobotModel, z } from "../../../src/index.js";
import { DEVICE_TYPE, MAKER, NAMESPACE, named, place, prefix, ROLE, SITE } from "../models/row.js";
import { Belongings, type Flow, settle, Source } from "./run.js";

const NET = named("Lab");
const Device = nautobotModel(
  defineModel({
    name: "device",
    identifiers: { name: z.string() },
    attributes: {
      maker: z.string(),
      device_type: z.string(),
      location: z.string(),
      role: z.string(),
      status: z.string(),
      primary: z.string().nullable(),
      space: z.string().nullable(),
    },
  }),
  {
    path: "/dcim/devices/",
    map: {
      maker: "device_type__manufacturer__name",
      device_type: "device_type__model",
      primary: "primary_ip4__address",
      space: "primary_ip4__parent__namespace__name",
    },
    scope: { name__isw: ["rt flow"] },
  },
);
const Interface = nautobotModel(
  defineModel({
    name: "interface",
    identifiers: { device: z.string(), name: z.string() },
    attributes: { type: z.string(), status: z.string() },
  }),
  { path: "/dcim/interfaces/", scope: { name__isw: ["rtflow"] } },
);
const Address = nautobotModel(
  defineModel({
    name: "ip_address",
    identifiers: { namespace: z.string(), address: z.string() },
    attributes: { status: z.string() },
  }),
  { path: "/ipam/ip-addresses/", scope: { namespace: [NET] } },
);
const Assignment = nautobotModel(
  defineModel({
    name: "ip_on_interface",
    identifiers: { namespace: z.string(), address: z.string(), device: z.string(), port: z.string() },
  }),
  {
    path: "/ipam/ip-address-to-interface/",
    map: {
      namespace: "ip_address__parent__namespace__name",
      address: "ip_address__address",
      device: "interface__device__name",
      port: "interface__name",
    },
    where: ({ port }) => port.startsWith("rtflow"),
  },
);
const MODELS = [Device, Interface, Address, Assignment];

/** Two devices, each with an interface and these addresses on it, the last of them its primary one. */
function network(addresses: readonly number[]): Source {
  const source = new Source(MODELS);
  for (const number of [0, 1]) {
    const device = named(`flow ${number}`);
    const port = `rtflow${number}`;
    const hosts = addresses.map((host) => `10.0.${number}.${host}/8`);
    source.add(Device, {
      name: device,
      maker: named("Maker"),
      device_type: named("Box"),
      location: named("Here"),
      role: named("Role"),
      status: "Active",
      primary: hosts.at(-1) ?? null,
      space: hosts.length > 0 ? NET : null,
    });
    source.add(Interface, { device, name: port, type: "virtual", status: "Active" });
    for (const address of hosts) {
      source.add(Address, { namespace: NET, address, status: "Active" });
      source.add(Assignment, { namespace: NET, address, device, port });
    }
  }
  return source;
}

export const addressing: Flow = {
  what: "devices and their primary addresses, in one sync each: created, changed, and deleted in the reverse order",
  run: async (client) => {
    const belongings = new Belongings(client);
    for (const [path, body] of [
      SITE,
      place("Here"),
      MAKER,
      DEVICE_TYPE,
      ROLE,
      NAMESPACE,
      prefix("10.0.0.0/8"),
    ])
      await belongings.make(path, body);
    const sync = async (source: Source): Promise<string[]> =>
      (await settle(client, MODELS, source)).map(({ action, type }) => `${action} ${type}`);
    const each = (...steps: string[]): string[] => steps.flatMap((step) => [step, step]);
    try {
      expect(await sync(network([1]))).to.have.members(
        each("create device", "create interface", "create ip_address", "create ip_on_interface"),
      );
      expect(await sync(network([1, 2]))).to.have.members(
        each("create ip_address", "create ip_on_interface", "update device"),
      );
      expect(await sync(network([]))).to.have.members(
        each("update device", ...each("delete ip_on_interface", "delete ip_address")),
      );
      await sync(network([1]));
    } finally {
      const deleted = await sync(new Source(MODELS));
      expect(deleted).to.deep.equal(
        each("delete ip_on_interface", "delete ip_address", "delete interface", "delete device"),
      );
      await belongings.clear();
    }
  },
};
