import type { Adapter } from "nautobot-bridge";
import { Device, Interface } from "./models.js";

const DEVICES = 5000;
const PORTS = 10;
const SITES = 50;
const TYPES = 5;

/**
 * The same objects as seed.py puts into the database.
 *
 * @param described - how many interfaces, the first ones, have which description instead
 */
export function fill(adapter: Adapter<unknown>, described = { interfaces: 0, text: "" }): void {
  for (let n = 0; n < DEVICES; n++) {
    const number = String(n).padStart(6, "0");
    adapter.add(Device, {
      name: `device${number}`,
      serial: `SN${number}`,
      device_type: `kind${n % TYPES}`,
      role: "bench",
      status: "Active",
      location: `site${n % SITES}`,
    });
    for (let port = 0; port < PORTS; port++)
      adapter.add(Interface, {
        device: `device${number}`,
        name: `Ethernet${port}`,
        type: "1000base-t",
        description: n * PORTS + port < described.interfaces ? described.text : `port ${port}`,
        mtu: 1500,
        enabled: true,
        status: "Active",
      });
  }
}
