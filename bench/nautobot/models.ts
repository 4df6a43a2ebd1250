import { defineModel, nautobotModel, z } from "nautobot-bridge";

/** The same fields as in peer_models.py. */
export const Device = defineModel({
  name: "device",
  identifiers: { name: z.string() },
  attributes: {
    serial: z.string(),
    device_type: z.string(),
    role: z.string(),
    status: z.string(),
    location: z.string(),
  },
});

export const Interface = defineModel({
  name: "interface",
  identifiers: { device: z.string(), name: z.string() },
  attributes: {
    type: z.string(),
    description: z.string(),
    mtu: z.number().nullable(),
    enabled: z.boolean(),
    status: z.string(),
  },
});

const map = {
  device_type: "device_type__model",
  role: "role__name",
  status: "status__name",
  location: "location__name",
} as const;

/** The devices that the benchmark of writing makes, and no others. */
export const WrittenDevice = nautobotModel(Device, {
  path: "/dcim/devices/",
  map,
  scope: { name__isw: ["ours"] },
});

export const nautobotModels = [
  nautobotModel(Device, { path: "/dcim/devices/", map }),
  nautobotModel(Interface, {
    path: "/dcim/interfaces/",
    map: { device: "device__name", status: "status__name" },
  }),
];
