import { z } from "zod";
import { Adapter, defineModel, type AnyModelClass } from "../src/diffsync/index.js";

export type Shape = "flat" | "nested" | "wide";
export type Case = "equal" | "changed" | "new" | "gone";

const text = z.string().nullable().default(null);
const number = z.number().nullable().default(null);

const Interface = defineModel({
  name: "interface",
  identifiers: { device_name: z.string(), name: z.string() },
  shortname: ["name"],
  attributes: { type: text, enabled: z.boolean().default(true), mtu: number, description: text },
});
const attributes = { role: text, status: text, serial: text, location: text, platform: text, comments: text };
const Leaf = defineModel({ name: "device", identifiers: { name: z.string() }, attributes });
const Device = defineModel({
  name: "device",
  identifiers: { name: z.string() },
  attributes,
  children: [Interface],
});
const siteShape = {
  identifiers: { name: z.string() },
  attributes: { region: text, status: text, asn: number },
};
const Site = defineModel({ name: "site", ...siteShape, children: [Device] });
const WideSite = defineModel({ name: "site", ...siteShape, children: [Leaf] });

class Net extends Adapter {
  override readonly topLevel: readonly AnyModelClass[];

  constructor(name: string, topLevel: readonly AnyModelClass[]) {
    super(undefined, { name });
    this.topLevel = topLevel;
  }
}

export function netFor(shape: Shape, name: string): Net {
  return new Net(name, { flat: [Leaf], nested: [Site], wide: [WideSite] }[shape]);
}

const FANOUT = 10;
const pad = (value: number, length: number): string => String(value).padStart(length, "0");

export function loadInto(net: Net, shape: Shape, n: number, changed: boolean): void {
  if (n <= 0) return;
  const status = (i: number): string => (changed && i % 10 === 0 ? "Planned" : "Active");
  if (shape === "flat") flat(net, n, status);
  else if (shape === "wide") wide(net, n, status);
  else nested(net, n, status, (i) => (changed && i % 10 === 0 ? 9000 : 1500));
}

function flat(net: Net, n: number, status: (i: number) => string): void {
  for (let i = 0; i < n; i++) {
    net.add(Leaf, {
      name: `device-${pad(i, 7)}`,
      role: `role-${i % 7}`,
      status: status(i),
      serial: `SN${pad(i * 7919, 10)}`,
      location: `loc-${i % 100}`,
      platform: "eos",
      comments: "",
    });
  }
}

function wide(net: Net, n: number, status: (i: number) => string): void {
  const site = net.add(WideSite, { name: "site-0", region: "r0", status: "Active", asn: 1 });
  for (let i = 0; i < n - 1; i++)
    site.add(Leaf, { name: `device-${pad(i, 7)}`, role: "leaf", status: status(i) });
}

function nested(net: Net, n: number, status: (i: number) => string, mtu: (i: number) => number): void {
  let count = 0;
  for (let s = 0; count < n; s++) {
    const site = net.add(Site, { name: `site-${pad(s, 6)}`, region: `r${s % 5}`, status: status(s), asn: s });
    count++;
    for (let d = 0; d < FANOUT && count < n; d++) {
      const no = s * FANOUT + d;
      const device = site.add(Device, {
        name: `device-${pad(no, 7)}`,
        role: `role-${d % 7}`,
        status: status(no),
        serial: `SN${pad(no, 10)}`,
        location: site.name,
        platform: "eos",
        comments: "",
      });
      count++;
      for (let k = 0; k < FANOUT && count < n; k++, count++) {
        const description = "";
        const i = no * FANOUT + k;
        const [device_name, name] = [device.name, `eth${k}`];
        device.add(Interface, {
          device_name,
          name,
          type: "1000base-t",
          enabled: true,
          mtu: mtu(i),
          description,
        });
      }
    }
  }
}
