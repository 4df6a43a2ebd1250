import { defineResource } from "../define.js";
import type { FieldErrors } from "../refusal.js";
import type { Draft } from "../resource.js";
import { find, nameOf, naturalOrder, textIn } from "./common.js";

const MAKERS = "/dcim/manufacturers/";
const DEVICES = "/dcim/devices/";
const LOCATION_TYPES = "/dcim/location-types/";

export const manufacturers = defineResource(MAKERS, {
  fields: { name: { unique: true } },
  counts: {
    device_type_count: ["/dcim/device-types/", "manufacturer"],
    platform_count: ["/dcim/platforms/", "manufacturer"],
  },
});

export const deviceTypes = defineResource("/dcim/device-types/", {
  fields: {
    manufacturer: { reverse: "device_types" },
    u_height: { min: 0, max: 32767, default: 1 },
    is_full_depth: { default: true },
    front_image: { filter: false },
    rear_image: { filter: false },
    tags: { limited: true },
  },
  naturalKey: ["manufacturer__name", "model"],
  together: [["manufacturer", "model"]],
  sortKey: (row, store) => [nameOf(store, MAKERS, row["manufacturer"]), textIn(row, "model")],
  text: (row) => textIn(row, "model"),
  display: (row, store) => `${nameOf(store, MAKERS, row["manufacturer"])} ${textIn(row, "model")}`,
  counts: { device_count: [DEVICES, "device_type"] },
});

export const platforms = defineResource("/dcim/platforms/", {
  fields: {
    name: { unique: true },
    manufacturer: { reverse: "platforms" },
    network_driver_mappings: { default: {}, graphql: false },
  },
  counts: {
    device_count: [DEVICES, "platform"],
    virtual_machine_count: ["/virtualization/virtual-machines/", "platform"],
  },
});

const ADDRESS = { onDelete: "set-null" } as const;

export const devices = defineResource(DEVICES, {
  fields: {
    asset_tag: { unique: true },
    device_type: { reverse: "devices" },
    location: { tree: true, reverse: "devices" },
    platform: { onDelete: "set-null", reverse: "devices" },
    primary_ip4: { ...ADDRESS, reverse: "primary_ip4_for" },
    primary_ip6: { ...ADDRESS, reverse: "primary_ip6_for" },
    role: { limited: true, reverse: "devices" },
    status: { limited: true, reverse: "devices" },
    tenant: { reverse: "devices" },
    tags: { limited: true },
    position: { min: 1, max: 32767 },
    vc_position: { min: 0, max: 255 },
    vc_priority: { min: 0, max: 255 },
  },
  naturalKey: ["name", "tenant__name", "location__name"],
  sortKey: (row) => [naturalOrder(textIn(row, "name"))],
  text: (row) => textIn(row, "name") || row.id,
  clean: cleanDevice,
});

function cleanDevice(draft: Draft): FieldErrors {
  const { row, store } = draft;
  const location = find(store, "/dcim/locations/", row["location"]);
  const type = find(store, LOCATION_TYPES, location?.["location_type"]);
  if (type && !(type["content_types"] as string[]).includes("dcim.device"))
    return { location: [`Devices may not associate to locations of type "${textIn(type, "name")}".`] };
  if (row["face"] !== null) return { face: ["Cannot select a rack face without assigning a rack."] };
  if (row["position"] !== null)
    return { position: ["Cannot select a rack position without assigning a rack."] };
  if (typeof row["local_config_context_data"] !== "object")
    return { local_config_context_data: ['JSON data must be in object form. Example: {"foo": 123}'] };
  return { ...checkPrimary(draft, "dcim"), ...checkPlatform(draft), ...checkName(draft) };
}

/** A primary address is of its version and on an interface of the device or machine. */
export function checkPrimary({ row, store }: Draft, app: "dcim" | "virtualization"): FieldErrors {
  const [ports, owner, port, what] =
    app === "dcim"
      ? (["/dcim/interfaces/", "device", "interface", "device"] as const)
      : (["/virtualization/interfaces/", "virtual_machine", "vm_interface", "virtual machine"] as const);
  for (const version of [4, 6]) {
    const name = `primary_ip${version}`;
    const address = find(store, "/ipam/ip-addresses/", row[name]);
    if (address === undefined) continue;
    const text = textIn(address, "address");
    if (address["ip_version"] !== version) return { [name]: [`${text} is not an IPv${version} address.`] };
    const there = store
      .table("/ipam/ip-address-to-interface/")
      .find({ ip_address: address.id })
      .some((each) => find(store, ports, each[port])?.[owner] === row.id);
    if (!there) return { [name]: [`The specified IP address (${text}) is not assigned to this ${what}.`] };
  }
  return {};
}

function checkPlatform({ row, store }: Draft): FieldErrors {
  const maker = find(store, "/dcim/platforms/", row["platform"])?.["manufacturer"] ?? null;
  const own = find(store, "/dcim/device-types/", row["device_type"])?.["manufacturer"];
  if (maker === null || maker === own) return {};
  return {
    platform: [
      `The assigned platform is limited to ${nameOf(store, MAKERS, maker)} device types, but this device's type belongs to ${nameOf(store, MAKERS, own)}.`,
    ],
  };
}

/** The database does not hold names apart; the model does. */
function checkName({ row, store }: Draft): FieldErrors {
  const { tenant, location } = row;
  const name = textIn(row, "name");
  const others = name === "" ? [] : store.table(DEVICES).find({ name, tenant, location });
  if (others.every(({ id }) => id === row.id)) return {};
  if (store.release.older)
    return tenant === null
      ? { name: ["A device with this name already exists."] }
      : { __all__: ["Device with this Location, Tenant and Name already exists."] };
  const place = nameOf(store, "/dcim/locations/", location);
  const setting = "DEVICE_UNIQUENESS='location_tenant_name'.";
  const problem =
    tenant === null
      ? `A device named '${name}' with no tenant already exists in this location: ${place}. Device names must be unique when tenant is None and ${setting}`
      : `A device named '${name}' already exists in this location: ${place} and tenant: ${nameOf(store, "/tenancy/tenants/", tenant)}. Device names must be unique per (Location, Tenant) when ${setting}`;
  return { __all__: [problem] };
}
