/** The models whose objects can stand in a location. */
export const LOCATION_CONTENT_TYPES = [
  "circuits.circuittermination",
  "dcim.controller",
  "dcim.device",
  "dcim.module",
  "dcim.powerpanel",
  "dcim.rack",
  "dcim.rackgroup",
  "ipam.namespace",
  "ipam.prefix",
  "ipam.vlan",
  "ipam.vlangroup",
  "virtualization.cluster",
] as const;

/** "app.model" for each of the models named per app. */
function expand(apps: Record<string, string>): readonly string[] {
  return Object.entries(apps).flatMap(([app, models]) => models.split(" ").map((model) => `${app}.${model}`));
}

/** The models whose objects have a status. */
export const STATUS_CONTENT_TYPES = expand({
  circuits: "circuit",
  dcim: "cable controller device deviceredundancygroup interface interfaceredundancygroup location module powerfeed rack softwareimagefile softwareversion virtualdevicecontext",
  extras: "contactassociation",
  ipam: "ipaddress ipaddressrange prefix vlan vrf",
  load_balancers: "loadbalancerpoolmember",
  virtualization: "virtualmachine vminterface",
  vpn: "vpn vpntunnel",
});

/** The models whose objects may have a role. */
export const ROLE_CONTENT_TYPES = expand({
  dcim: "controller device interface module rack virtualdevicecontext",
  extras: "contactassociation",
  ipam: "ipaddress ipaddressrange prefix vlan",
  virtualization: "virtualmachine vminterface",
  vpn: "vpn vpnprofile vpntunnel vpntunnelendpoint",
});

/** The models whose objects may have tags. */
export const TAG_CONTENT_TYPES = expand({
  circuits: "circuit circuittermination provider providernetwork",
  cloud: "cloudaccount cloudnetwork cloudresourcetype cloudservice",
  dcim:
    "cable cabletype consoleport consoleserverport controller controllermanageddevicegroup device devicebay devicefamily " +
    "deviceredundancygroup devicetype frontport interface interfaceredundancygroup inventoryitem location module " +
    "modulebay modulefamily moduletype powerfeed poweroutlet powerpanel powerport rack rackreservation rearport " +
    "softwareimagefile softwareversion virtualchassis virtualdevicecontext",
  extras:
    "approvalworkflowdefinition contact dynamicgroup externalintegration gitrepository job jobqueue metadatatype secret team",
  ipam: "ipaddress ipaddressrange namespace prefix routetarget service vlan vlangroup vrf",
  tenancy: "tenant",
  virtualization: "cluster virtualmachine vminterface",
});
