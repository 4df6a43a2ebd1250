import { defineModel, generic, nautobotModel, z } from "../../../src/index.js";
import {
  DEVICE_TYPE,
  DEVICES,
  MAKER,
  type ModelRow,
  named,
  OWN,
  place,
  port,
  ROLE,
  SITE,
  tag,
} from "./row.js";

const maker = defineModel({
  name: "manufacturer",
  identifiers: { name: z.string() },
  attributes: { description: z.string() },
});

const deviceType = defineModel({
  name: "device_type",
  identifiers: { manufacturer: z.string(), model: z.string() },
  attributes: { part_number: z.string(), u_height: z.number(), is_full_depth: z.boolean() },
});

const platform = defineModel({
  name: "platform",
  identifiers: { name: z.string() },
  attributes: { manufacturer: z.string().nullable(), network_driver: z.string(), description: z.string() },
});

const device = defineModel({
  name: "device",
  identifiers: { name: z.string() },
  attributes: {
    maker: z.string(),
    device_type: z.string(),
    location: z.string(),
    role: z.string(),
    status: z.string(),
    serial: z.string(),
    face: z.string().nullable(),
    tags: z.array(z.string()),
    ntp: z.array(z.string()).nullable(),
  },
});

const device_ = {
  maker: named("Maker"),
  device_type: named("Box"),
  location: named("Here"),
  role: named("Role"),
  status: "Active",
  face: null,
};

const networkPort = defineModel({
  name: "interface",
  identifiers: { device: z.string(), name: z.string() },
  attributes: {
    type: z.string(),
    status: z.string(),
    enabled: z.boolean(),
    mtu: z.number().nullable(),
    mode: z.string().nullable(),
    lag: z.string().nullable(),
    tagged: z.array(z.number()),
  },
});

const port_ = { status: "Active", enabled: true, mtu: null, mode: null, lag: null, tagged: [] };

const cable = defineModel({
  name: "cable",
  identifiers: { a_device: z.string(), a_port: z.string(), b_device: z.string(), b_port: z.string() },
  attributes: { type: z.string(), status: z.string(), label: z.string(), length: z.number().nullable() },
});

const vlan = (vid: number) => ["/ipam/vlans/", { vid, name: named(`${vid}`), status: "Active" }] as const;

const maybe = z.string().nullable();
const patch = defineModel({
  name: "cable",
  identifiers: { a_device: z.string(), a_port: z.string() },
  attributes: { label: z.string(), b_device: maybe, b_port: maybe, panel: maybe, rear_port: maybe },
});
const end = (name: string) => ({ a_device: named("sw1"), a_port: name, label: named(name) });

export const hardware: readonly ModelRow[] = [
  {
    what: "manufacturer",
    model: nautobotModel(maker, { path: "/dcim/manufacturers/", scope: OWN }),
    needs: [],
    objects: [{ name: named("Maker"), description: "of boxes" }],
    change: { description: "" },
  },
  {
    what: "device type",
    model: nautobotModel(deviceType, {
      path: "/dcim/device-types/",
      scope: { manufacturer: [named("Maker")] },
    }),
    needs: [MAKER],
    objects: [
      { manufacturer: named("Maker"), model: "One", part_number: "1", u_height: 1, is_full_depth: true },
      { manufacturer: named("Maker"), model: "Two", part_number: "2", u_height: 2, is_full_depth: false },
    ],
    change: { part_number: "", u_height: 3, is_full_depth: true },
  },
  {
    what: "platform",
    model: nautobotModel(platform, { path: "/dcim/platforms/", scope: OWN }),
    needs: [MAKER],
    objects: [
      { name: named("IOS"), manufacturer: named("Maker"), network_driver: "cisco_ios", description: "" },
    ],
    change: { manufacturer: null, network_driver: "", description: "any" },
  },
  {
    what: "device, with a part of its JSON",
    model: nautobotModel(device, {
      path: "/dcim/devices/",
      map: {
        maker: "device_type__manufacturer__name",
        device_type: "device_type__model",
        ntp: "local_config_context_data__services__ntp",
      },
      scope: OWN,
    }),
    needs: [SITE, place("Here"), MAKER, DEVICE_TYPE, ROLE, tag("x"), tag("y")],
    objects: [
      { ...device_, name: named("sw1"), serial: "", tags: [], ntp: ["10.0.0.1"] },
      { ...device_, name: named("sw2"), serial: "S2", tags: [named("x"), named("y")], ntp: null },
    ],
    change: { serial: "S3", status: "Planned", tags: [named("y")], ntp: ["10.0.0.2", "10.0.0.3"] },
  },
  {
    what: "interface",
    model: nautobotModel(networkPort, {
      path: "/dcim/interfaces/",
      map: { lag: "lag__name", tagged: "tagged_vlans__vid" },
      scope: { device: [named("sw1"), named("sw2")] },
    }),
    needs: [...DEVICES, vlan(3901), vlan(3902)],
    objects: [
      { ...port_, device: named("sw1"), name: "lag0", type: "lag" },
      { ...port_, device: named("sw2"), name: "eth0", type: "1000base-t" },
      { ...port_, device: named("sw1"), name: "eth0", type: "10gbase-t", mode: "tagged", tagged: [3901] },
    ],
    change: { enabled: false, mtu: 9000, tagged: [3901, 3902] },
  },
  {
    what: "cable",
    model: nautobotModel(cable, {
      path: "/dcim/cables/",
      map: {
        a_device: generic("termination_a", "/dcim/interfaces/", "device__name"),
        a_port: generic("termination_a", "/dcim/interfaces/", "name"),
        b_device: generic("termination_b", "/dcim/interfaces/", "device__name"),
        b_port: generic("termination_b", "/dcim/interfaces/", "name"),
      },
      set: { length_unit: "m" },
      scope: { label__isw: "rt" },
    }),
    needs: [...DEVICES, port("sw1", "e1"), port("sw1", "e2"), port("sw2", "e1"), port("sw2", "e2")],
    objects: ["e1", "e2"].map((name) => ({
      a_device: named("sw1"),
      a_port: name,
      b_device: named("sw2"),
      b_port: name,
      type: "cat6",
      status: "Connected",
      label: named(name),
      length: 3,
    })),
    change: { type: "mmf", status: "Planned", label: "rt again", length: 4 },
  },
  {
    what: "cable, to an end of another type",
    model: nautobotModel(patch, {
      path: "/dcim/cables/",
      map: {
        a_device: generic("termination_a", "/dcim/interfaces/", "device__name"),
        a_port: generic("termination_a", "/dcim/interfaces/", "name"),
        b_device: generic("termination_b", "/dcim/interfaces/", "device__name"),
        b_port: generic("termination_b", "/dcim/interfaces/", "name"),
        panel: generic("termination_b", "/dcim/rear-ports/", "device__name"),
        rear_port: generic("termination_b", "/dcim/rear-ports/", "name"),
      },
      set: { status: "Connected" },
      scope: { label__isw: "rt" },
    }),
    needs: [
      ...DEVICES,
      port("sw1", "e1"),
      port("sw1", "e2"),
      port("sw2", "e1"),
      ["/dcim/rear-ports/", { device: { name: named("sw2") }, name: "r1", type: "8p8c", positions: 1 }],
    ],
    objects: [
      { ...end("e1"), b_device: named("sw2"), b_port: "e1", panel: null, rear_port: null },
      { ...end("e2"), b_device: null, b_port: null, panel: named("sw2"), rear_port: "r1" },
    ],
    change: { label: "rt again" },
  },
];
