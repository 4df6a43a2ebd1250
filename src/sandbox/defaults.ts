/** Name, colour, description, content types. */
type Label = readonly [name: string, color: string, description: string, contentTypes: string];

/** The statuses of a fresh Nautobot 3.2. */
export const STATUSES: readonly Label[] = [
  [
    "Active",
    "4caf50",
    "Unit is active",
    "circuits.circuit dcim.device dcim.powerfeed dcim.rack ipam.ipaddress ipam.prefix ipam.vlan virtualization.virtualmachine virtualization.vminterface dcim.interface dcim.location dcim.deviceredundancygroup dcim.interfaceredundancygroup extras.contactassociation dcim.softwareimagefile dcim.softwareversion dcim.controller dcim.module ipam.vrf dcim.virtualdevicecontext ipam.ipaddressrange load_balancers.loadbalancerpoolmember vpn.vpntunnel",
  ],
  ["Available", "4caf50", "Unit is available", "dcim.rack"],
  ["Connected", "4caf50", "Cable is connected", "dcim.cable"],
  ["Decommissioned", "9e9e9e", "Circuit has been decommissioned", "circuits.circuit"],
  [
    "Decommissioning",
    "ffc107",
    "Unit is being decommissioned",
    "dcim.cable dcim.device virtualization.virtualmachine virtualization.vminterface dcim.interface dcim.location dcim.deviceredundancygroup dcim.interfaceredundancygroup dcim.controller dcim.module load_balancers.loadbalancerpoolmember",
  ],
  [
    "Deprecated",
    "f44336",
    "Unit has been deprecated",
    "dcim.rack ipam.ipaddress ipam.prefix ipam.vlan ipam.vrf ipam.ipaddressrange vpn.vpntunnel",
  ],
  ["Deprovisioning", "ffc107", "Circuit is being deprovisioned", "circuits.circuit"],
  ["Down", "ffc107", "VRF is down", "ipam.vrf vpn.vpntunnel"],
  ["End-of-Life", "f44336", "Unit has reached end-of-life", "dcim.softwareimagefile dcim.softwareversion"],
  [
    "Extended Support",
    "00bcd4",
    "Software is in extended support",
    "dcim.softwareimagefile dcim.softwareversion",
  ],
  [
    "Failed",
    "f44336",
    "Unit has failed",
    "dcim.device dcim.powerfeed virtualization.virtualmachine virtualization.vminterface dcim.interface dcim.controller dcim.module load_balancers.loadbalancerpoolmember",
  ],
  ["Inventory", "9e9e9e", "Device is in inventory", "dcim.device dcim.controller dcim.module"],
  [
    "Maintenance",
    "9e9e9e",
    "Unit is under maintenance",
    "virtualization.vminterface dcim.interface load_balancers.loadbalancerpoolmember",
  ],
  [
    "Offline",
    "ffc107",
    "Unit is offline",
    "circuits.circuit dcim.device dcim.powerfeed virtualization.virtualmachine dcim.controller dcim.module dcim.virtualdevicecontext",
  ],
  [
    "Planned",
    "00bcd4",
    "Unit has been planned",
    "circuits.circuit dcim.cable dcim.device dcim.powerfeed dcim.rack virtualization.virtualmachine virtualization.vminterface dcim.interface dcim.location dcim.deviceredundancygroup dcim.interfaceredundancygroup dcim.controller dcim.module dcim.virtualdevicecontext load_balancers.loadbalancerpoolmember",
  ],
  ["Primary", "2196f3", "Unit is primary", "extras.contactassociation"],
  ["Provisioning", "2196f3", "Circuit is being provisioned", "circuits.circuit"],
  [
    "Reserved",
    "00bcd4",
    "Unit is reserved",
    "dcim.rack ipam.ipaddress ipam.prefix ipam.vlan ipam.ipaddressrange",
  ],
  [
    "Retired",
    "f44336",
    "Location has been retired",
    "dcim.location dcim.deviceredundancygroup dcim.interfaceredundancygroup",
  ],
  ["Secondary", "ffeb3b", "Unit is secondary", "extras.contactassociation"],
  [
    "Staged",
    "2196f3",
    "Unit has been staged",
    "dcim.device virtualization.virtualmachine dcim.controller dcim.module",
  ],
  [
    "Staging",
    "2196f3",
    "Location is in the process of being staged",
    "dcim.location dcim.deviceredundancygroup dcim.interfaceredundancygroup",
  ],
];

/** The roles of a fresh Nautobot 3.2. */
export const ROLES: readonly Label[] = [
  ["Administrative", "2196f3", "Unit plays an administrative role", "extras.contactassociation"],
  ["Anycast", "ffc107", "", "ipam.ipaddress"],
  ["Billing", "4caf50", "Unit plays a billing role", "extras.contactassociation"],
  ["CARP", "4caf50", "", "ipam.ipaddress"],
  ["DHCP", "2196f3", "IP Address Range used as a DHCP scope", "ipam.ipaddressrange"],
  [
    "Firewall Object",
    "f44336",
    "IP Address Range representing a firewall address object",
    "ipam.ipaddressrange",
  ],
  ["GLBP", "4caf50", "", "ipam.ipaddress"],
  ["HSRP", "4caf50", "", "ipam.ipaddress"],
  ["Hub", "2f6a31", "Unit plays a Hub role", "vpn.vpntunnelendpoint"],
  ["Load Balancer Pool", "4caf50", "IP Address Range used as a load balancer pool", "ipam.ipaddressrange"],
  ["Loopback", "9e9e9e", "", "ipam.ipaddress"],
  ["NAT Pool", "ff9800", "IP Address Range used as a NAT pool", "ipam.ipaddressrange"],
  ["On Site", "111111", "Unit plays an on site role", "extras.contactassociation"],
  ["Peer", "ff9800", "Unit plays a Peer role", "vpn.vpntunnelendpoint"],
  ["Reserved", "9e9e9e", "IP Address Range reserved for a specific purpose", "ipam.ipaddressrange"],
  ["Secondary", "2196f3", "", "ipam.ipaddress"],
  ["Spoke", "8bc34a", "Unit plays a Spoke role", "vpn.vpntunnelendpoint"],
  ["Support", "ffeb3b", "Unit plays a support role", "extras.contactassociation"],
  ["VIP", "4caf50", "", "ipam.ipaddress"],
  ["VRRP", "4caf50", "", "ipam.ipaddress"],
];
