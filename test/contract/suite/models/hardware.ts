import { deviceBody, named, portBody, type ResourceRow } from "./row.js";

const missing = "This field is required.";
const maker = { name: named("Maker") };

export const hardware: readonly ResourceRow[] = [
  {
    path: "/dcim/manufacturers/",
    body: { name: named("Acme") },
    shows: { display: named("Acme"), object_type: "dcim.manufacturer", description: "" },
    refused: [
      [{}, { name: [missing] }],
      [{ name: named("Maker") }, { name: ["manufacturer with this name already exists."] }],
    ],
    found: [`name=${named("Acme")}`],
    graphql: [
      `name: "${named("Acme")}"`,
      "name device_types { model }",
      { name: named("Acme"), device_types: [] },
    ],
    change: [{ description: "x" }, { description: "x" }],
  },
  {
    path: "/dcim/device-types/",
    body: { model: named("Crate"), manufacturer: maker },
    shows: {
      display: `${named("Maker")} ${named("Crate")}`,
      u_height: 1,
      is_full_depth: true,
      part_number: "",
      subdevice_role: null,
    },
    refused: [
      [{}, { model: [missing], manufacturer: [missing] }],
      [
        { model: named("Box"), manufacturer: maker },
        { non_field_errors: ["The fields manufacturer, model must make a unique set."] },
      ],
      [
        { model: "x", manufacturer: maker, u_height: -1, subdevice_role: "aunt" },
        {
          u_height: ["Ensure this value is greater than or equal to 0."],
          subdevice_role: ["aunt is not a valid choice."],
        },
      ],
    ],
    found: [`model=${named("Crate")}`, `manufacturer=${named("Maker")}&model__iew=Crate`],
    graphql: [
      `model: "${named("Crate")}"`,
      "model u_height manufacturer { name }",
      { model: named("Crate"), u_height: 1, manufacturer: maker },
    ],
    change: [{ subdevice_role: "parent" }, { subdevice_role: { value: "parent", label: "Parent" } }],
  },
  {
    path: "/dcim/platforms/",
    body: { name: named("Os") },
    shows: { display: named("Os"), manufacturer: null, network_driver: "", napalm_args: null },
    refused: [[{ name: named("Foreign") }, { name: ["platform with this name already exists."] }]],
    found: [`name=${named("Os")}`, `manufacturer=null&name__isw=${named("Os")}`],
    graphql: [
      `name: "${named("Os")}"`,
      "name manufacturer { name }",
      { name: named("Os"), manufacturer: null },
    ],
    change: [
      { napalm_args: { a: 1 }, description: "x" },
      { napalm_args: { a: 1 }, description: "x" },
    ],
  },
  {
    path: "/dcim/devices/",
    body: deviceBody("three"),
    shows: {
      display: named("three"),
      face: null,
      serial: "",
      asset_tag: null,
      tenant: null,
      platform: null,
      local_config_context_data: null,
    },
    refused: [
      [{}, { device_type: [missing], status: [missing], role: [missing], location: [missing] }],
      [
        deviceBody("one"),
        {
          __all__: [
            `A device named '${named("one")}' with no tenant already exists in this location: ${named("Here")}. Device names must be unique when tenant is None and DEVICE_UNIQUENESS='location_tenant_name'.`,
          ],
        },
        { name: ["A device with this name already exists."] },
      ],
      [
        { ...deviceBody("x"), location: { name: named("Grass") } },
        { location: [`Devices may not associate to locations of type "${named("Lawn")}".`] },
      ],
      [
        { ...deviceBody("x"), role: "VIP", status: "Connected", face: "middle" },
        {
          face: ["middle is not a valid choice."],
          status: ["Related object not found using the provided attributes: {'name': 'Connected'}"],
          role: ["Related object not found using the provided attributes: {'name': 'VIP'}"],
        },
      ],
      [
        { ...deviceBody("x"), face: "front" },
        { face: ["Cannot select a rack face without assigning a rack."] },
      ],
      [
        { ...deviceBody("x"), local_config_context_data: "x" },
        { local_config_context_data: ['JSON data must be in object form. Example: {"foo": 123}'] },
      ],
      [
        { ...deviceBody("x"), platform: { name: named("Foreign") } },
        {
          platform: [
            `The assigned platform is limited to ${named("Other")} device types, but this device's type belongs to ${named("Maker")}.`,
          ],
        },
      ],
    ],
    found: [
      `name=${named("three")}`,
      `location=${named("Here")}&name__isw=${named("th")}`,
      `device_type=${named("Box")}&name=${named("three")}&tenant__isnull=true&status=Active`,
    ],
    graphql: [
      `name: "${named("three")}"`,
      "name face role { name } device_type { model manufacturer { name } } interfaces { name } tags { name }",
      {
        ...{ name: named("three"), face: null, role: { name: named("Switch") }, interfaces: [], tags: [] },
        device_type: { model: named("Box"), manufacturer: maker },
      },
    ],
    change: [
      { local_config_context_data: { ntp: ["a"] }, serial: "S1", face: "" },
      { local_config_context_data: { ntp: ["a"] }, serial: "S1", face: null },
    ],
  },
  {
    path: "/dcim/interfaces/",
    body: portBody("one", "e2"),
    shows: { display: "e2", enabled: true, mtu: null, mode: null, lag: null, cable: null, mgmt_only: false },
    refused: [
      [{}, { type: [missing], name: [missing], status: [missing] }],
      [portBody("one", "e1"), { non_field_errors: ["The fields device, name must make a unique set."] }],
      [{ name: "x", type: "lag", status: "Active" }, { __all__: ["Either device or module must be set"] }],
      [
        { ...portBody("one", "x"), type: "nope", mtu: 70000 },
        { type: ["nope is not a valid choice."], mtu: ["Ensure this value is less than or equal to 65536."] },
      ],
      [
        { ...portBody("one", "x"), tagged_vlans: [{ name: named("taken") }] },
        { tagged_vlans: ["Mode must be set to tagged when specifying tagged_vlans"] },
      ],
      [
        { ...portBody("one", "x"), untagged_vlan: { name: named("taken") } },
        { untagged_vlan: ["Mode must be set when specifying untagged_vlan"] },
      ],
      [
        { ...portBody("one", "x"), lag: { name: "e1", device: { name: named("two") } } },
        { lag: [`The selected LAG interface (e1) belongs to a different device (${named("two")}).`] },
      ],
      [
        { ...portBody("one", "x"), parent_interface: { name: "e1", device: { name: named("one") } } },
        { parent_interface: ["Only virtual interfaces may be assigned to a parent interface."] },
      ],
    ],
    found: [
      `device=${named("one")}&name=e2`,
      `device=${named("one")}&type=1000base-t&enabled=true&name__ie=E2`,
    ],
    graphql: [
      `device: ["${named("one")}"], name: "e2"`,
      "name type mode enabled device { name } tagged_vlans { vid }",
      {
        ...{ name: "e2", type: "A_1000BASE_T", mode: null, enabled: true },
        ...{ device: { name: named("one") }, tagged_vlans: [] },
      },
    ],
    change: [
      { mode: "tagged", tagged_vlans: [{ name: named("taken") }], mtu: 9000 },
      { mode: { value: "tagged", label: "Tagged" }, mtu: 9000 },
    ],
  },
];
