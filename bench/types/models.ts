/**
 * One mapped model in a line: its name, its path, then its fields as `field=where Nautobot has it`, the first of
 * them the identifier. A type stands behind the field's name: `#` a number, `!` a truth value, `[]` a list of
 * texts, else a text; `?` where it may be null.
 */
export const MODELS = [
  "location_type /dcim/location-types/ name parent?=parent__name description nestable! content_types[]",
  "location /dcim/locations/ name kind=location_type__name status parent?=parent__name tenant? facility asn#? tags[]",
  "rack_group /dcim/rack-groups/ name location=location__name parent?=parent__name description",
  "rack /dcim/racks/ name location=location__name site?=location__parent__name status height#=u_height serial",
  "manufacturer /dcim/manufacturers/ name description",
  "device_family /dcim/device-families/ name description tags[]",
  "device_type /dcim/device-types/ model manufacturer=manufacturer__name part_number height#=u_height full!=is_full_depth",
  "platform /dcim/platforms/ name manufacturer?=manufacturer__name driver=network_driver description",
  "device /dcim/devices/ name? maker=device_type__manufacturer__name type=device_type__model role=role__name status site=location__name region?=location__parent__name serial face? position#? tags[]",
  "module /dcim/modules/ serial type=module_type__model maker=module_type__manufacturer__name status role?",
  "interface /dcim/interfaces/ name device?=device__name type status enabled! mtu#? lag?=lag__name description",
  "front_port /dcim/front-ports/ name device?=device__name type rear=rear_port__name rear_position#=rear_port_position",
  "console_port /dcim/console-ports/ name device?=device__name type? description",
  "power_panel /dcim/power-panels/ name location=location__name group?=rack_group__name",
  "virtual_chassis /dcim/virtual-chassis/ name domain master?=master__name",
  "namespace /ipam/namespaces/ name description tenant? location?=location__name",
  "vrf /ipam/vrfs/ name namespace=namespace__name rd? description import_targets[]",
  "rir /ipam/rirs/ name private!=is_private description",
  "prefix /ipam/prefixes/ prefix namespace=namespace__name type status vlan#?=vlan__vid tenant? parent?=parent__prefix",
  "vlan_group /ipam/vlan-groups/ name location?=location__name description",
  "vlan /ipam/vlans/ name vid# group?=vlan_group__name status role? tenant?=tenant__name",
  "ip_address /ipam/ip-addresses/ address space?=parent__namespace__name status type dns_name role?",
  "tenant_group /tenancy/tenant-groups/ name parent?=parent__name description",
  "tenant /tenancy/tenants/ name group?=tenant_group__name comments tags[]",
  "provider /circuits/providers/ name asn#? account noc_contact",
  "circuit /circuits/circuits/ cid provider=provider__name kind=circuit_type__name status rate#?=commit_rate tenant?",
  "cluster /virtualization/clusters/ name type=cluster_type__name group?=cluster_group__name location?=location__name",
  "virtual_machine /virtualization/virtual-machines/ name cluster=cluster__name status vcpus#? memory#? site?=cluster__location__name",
  "status /extras/statuses/ name color description content_types[]",
  "role /extras/roles/ name color weight#? content_types[]",
];

/** A plugin's file as an author writes it, with all of `MODELS` mapped. */
export function pluginText(): string {
  const models = MODELS.map((line) => {
    const [name = "", path = "", ...fields] = line.split(" ");
    const parts = fields.map((field) => /^(\w+)([^=]*)=?(.*)$/.exec(field)?.slice(1) ?? []);
    const [identifier = "", ...attributes] = parts.map(([field, type = ""]) => `${field}: ${schemaOf(type)}`);
    const map = parts.flatMap(([field, , where]) => (where ? [`${field}: "${where}"`] : []));
    return `  nautobotModel(
    defineModel({
      name: "${name}",
      identifiers: { ${identifier} },
      attributes: { ${attributes.join(", ")} },
    }),
    { path: "${path}", map: { ${map.join(", ")} }, scope: { id: ["1"] } },
  ),\n`;
  });
  return `import { defineModel, nautobotModel, z } from "nautobot-bridge";\n\nexport const models = [\n${models.join("")}];\n`;
}

function schemaOf(type: string): string {
  const value = type.includes("#") ? "z.number()" : type.includes("!") ? "z.boolean()" : "z.string()";
  const list = type.includes("[]") ? `z.array(${value})` : value;
  return type.includes("?") ? `${list}.nullable()` : list;
}
