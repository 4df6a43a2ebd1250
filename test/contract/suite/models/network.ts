import { named, type ResourceRow } from "./row.js";

const missing = "This field is required.";
const lab = { name: named("Lab") };
const address = (value: string, more: object = {}) => ({
  address: value,
  namespace: lab,
  status: "Active",
  ...more,
});

export const network: readonly ResourceRow[] = [
  {
    path: "/ipam/vrfs/",
    body: { name: named("red"), rd: "65000:1", namespace: lab },
    shows: { display: `${named("Lab")}: (${named("red")})`, rd: "65000:1", status: null, tenant: null },
    refused: [
      [{}, { name: [missing] }],
      [{ name: "x", rd: "1".repeat(22) }, { rd: ["Ensure this field has no more than 21 characters."] }],
    ],
    found: [`namespace=${named("Lab")}&rd=65000:1`],
    graphql: [
      `namespace: ["${named("Lab")}"]`,
      "name rd namespace { name } import_targets { name }",
      { name: named("red"), rd: "65000:1", namespace: lab, import_targets: [] },
    ],
    change: [{ rd: null }, { rd: null }],
  },
  {
    path: "/ipam/vlans/",
    body: { name: named("blue"), vid: 20, status: "Active", vlan_group: { name: named("Group") } },
    shows: { display: `${named("blue")} (20)`, vid: 20, role: null },
    refused: [
      [{}, { vid: [missing], name: [missing], status: [missing] }],
      [
        { name: "x", vid: 5000, status: "Active" },
        { vid: ["Ensure this value is less than or equal to 4094."] },
      ],
      [
        { name: "x", vid: 10, status: "Active", vlan_group: { name: named("Group") } },
        { non_field_errors: ["The fields vlan_group, vid must make a unique set."] },
      ],
      [
        { name: named("taken"), vid: 11, status: "Active", vlan_group: { name: named("Group") } },
        { non_field_errors: ["The fields vlan_group, name must make a unique set."] },
      ],
      [
        { name: "x", vid: 100, status: "Active", vlan_group: { name: named("Group") } },
        { vid: ["VLAN ID is not contained in VLAN Group range (1-99)"] },
      ],
    ],
    found: [`vlan_group=${named("Group")}&vid=20`, `name=${named("blue")}`],
    graphql: [
      `name: "${named("blue")}"`,
      "vid location { name } vlan_group { name }",
      { vid: 20, location: null, vlan_group: { name: named("Group") } },
    ],
    change: [{ location: { name: named("Here") } }, { vid: 20 }],
  },
  {
    path: "/ipam/ip-addresses/",
    body: address("10.0.0.2/24", { dns_name: "A.Example" }),
    shows: {
      ...{ display: "10.0.0.2/24", address: "10.0.0.2/24", host: "10.0.0.2", mask_length: 24 },
      ...{ type: "host", dns_name: "a.example", ip_version: 4, nat_inside: null },
    },
    olderShows: { dns_name: "A.Example" },
    refused: [
      [{}, { address: [missing], status: [missing] }],
      [
        { address: "10.0.0.3/24", status: "Active" },
        { __all__: ["One of parent or namespace must be provided"] },
      ],
      [
        address("192.0.2.1/24"),
        { namespace: [`No suitable parent Prefix for 192.0.2.1 exists in Namespace ${named("Lab")}`] },
      ],
      [
        address("10.0.0.1/16"),
        {
          __all__: [
            "IP address 10.0.0.1/16 already exists in 10.0.0.0/8.",
            "IP address with this Parent and Host already exists.",
          ],
        },
        { __all__: ["IP address with this Parent and Host already exists."] },
      ],
      [address("x"), { address: ["Invalid IP address: x"] }, { address: ["Invalid IP address format: x"] }],
      [
        address("10.0.0.3/24", { type: "slaac" }),
        { type: ["Only IPv6 addresses can be assigned SLAAC type"] },
      ],
      [
        address("10.0.0.3/24", { type: "x", dns_name: "a b" }),
        {
          type: ['"x" is not a valid choice.'],
          dns_name: [
            "Only alphanumeric characters, hyphens, periods, and underscores are allowed in DNS names",
          ],
        },
      ],
    ],
    found: [
      `namespace=${named("Lab")}&address=10.0.0.2`,
      `namespace=${named("Lab")}&address=10.0.0.2/24`,
      `namespace=${named("Lab")}&prefix=10.0.0.0/8&dns_name__ie=a.example`,
    ],
    graphql: [
      `namespace: ["${named("Lab")}"], address: ["10.0.0.2"]`,
      "address host mask_length ip_version type parent { prefix namespace { name } } role { name }",
      {
        ...{ address: "10.0.0.2/24", host: "10.0.0.2", mask_length: 24, ip_version: 4, type: "HOST" },
        ...{ parent: { prefix: "10.0.0.0/8", namespace: lab }, role: null },
      },
    ],
    change: [
      { address: "10.0.0.2/32", role: "VIP" },
      { address: "10.0.0.2/32", mask_length: 32 },
    ],
  },
];
