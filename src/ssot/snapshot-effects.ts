/** A change of these definitions may change objects of any type, in bulk and behind the change log. */
export const UNIVERSAL_EFFECTS = [
  "extras.customfield",
  "extras.customfieldchoice",
  "extras.relationship",
  "users.objectpermission",
];

const COMPONENT_EFFECTS = ["dcim.module", "dcim.modulebay", "dcim.cable", "dcim.device"];

/**
 * Where Nautobot itself writes to objects of one type because another one changed, with an update of the database
 * that leaves neither `last_updated` nor a log entry: found by reading its models and signals.
 */
export const SIDE_EFFECTS: Readonly<Record<string, readonly string[]>> = {
  "dcim.device": ["dcim.rack", "dcim.virtualchassis", "ipam.ipaddress", "dcim.location"],
  "dcim.rack": ["dcim.rackgroup", "dcim.location"],
  "dcim.rackgroup": ["dcim.location"],
  "dcim.powerpanel": ["dcim.rackgroup", "dcim.location"],
  "virtualization.virtualmachine": ["ipam.ipaddress", "virtualization.cluster"],
  "ipam.prefix": ["ipam.prefix", "ipam.namespace"],
  "ipam.ipaddress": ["ipam.prefix", "ipam.namespace"],
  "circuits.circuit": ["circuits.circuittermination"],
  "dcim.module": ["dcim.modulebay", "dcim.device"],
  "dcim.modulebay": ["dcim.module", "dcim.device"],
  ...Object.fromEntries(
    [
      "consoleport",
      "consoleserverport",
      "frontport",
      "interface",
      "poweroutlet",
      "powerport",
      "rearport",
    ].map((component) => [`dcim.${component}`, COMPONENT_EFFECTS.filter((type) => type !== "dcim.device")]),
  ),
};
