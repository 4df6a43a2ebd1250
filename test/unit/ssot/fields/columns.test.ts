import { expect } from "chai";
import { ENDPOINTS } from "../../../../src/nautobot/index.js";
import { compileColumn, type Expression } from "../../../../src/ssot/columns.js";
import { each, generic, relationship, subset } from "../../../../src/ssot/index.js";

type Values = Readonly<Record<string, unknown>>;

interface Kind {
  what: string;
  path: string;
  map: Expression;
  /** What GraphQL is asked for. */
  asks: string;
  /** A row as GraphQL gives it, and the value in the model. */
  reads: readonly (readonly [row: Values, value: unknown])[];
  /** A value of the model, and what is sent to REST. */
  writes: readonly (readonly [value: unknown, body: Values])[];
}

const DEVICES = "/dcim/devices/";

const kinds: readonly Kind[] = [
  {
    what: "plain",
    path: DEVICES,
    map: "serial",
    asks: "serial",
    reads: [
      [{ serial: "S1" }, "S1"],
      [{ serial: null }, null],
    ],
    writes: [
      ["S1", { serial: "S1" }],
      [null, { serial: null }],
    ],
  },
  {
    what: "choice, which GraphQL names in its own way",
    path: "/dcim/interfaces/",
    map: "type",
    asks: "type",
    reads: [
      [{ type: "A_10GBASE_T" }, "10gbase-t"],
      [{ type: null }, null],
    ],
    writes: [["10gbase-t", { type: "10gbase-t" }]],
  },
  {
    what: "foreign key, by the name of its object",
    path: DEVICES,
    map: "status",
    asks: "status { name }",
    reads: [
      [{ status: { name: "Active" } }, "Active"],
      [{ status: null }, null],
    ],
    writes: [
      ["Active", { status: { name: "Active" } }],
      [null, { status: { name: null } }],
    ],
  },
  {
    what: "foreign key, by a long path",
    path: DEVICES,
    map: "location__parent__name",
    asks: "location { parent { name } }",
    reads: [
      [{ location: { parent: { name: "Berlin" } } }, "Berlin"],
      [{ location: { parent: null } }, null],
      [{ location: null }, null],
    ],
    writes: [["Berlin", { location: { parent__name: "Berlin" } }]],
  },
  {
    what: "foreign key that is only written",
    path: "/ipam/ip-addresses/",
    map: "namespace",
    asks: "parent { namespace { name } }",
    reads: [[{ parent: { namespace: { name: "Lab" } } }, "Lab"]],
    writes: [["Lab", { namespace: { name: "Lab" } }]],
  },
  {
    what: "many-to-many, in an order of its own",
    path: "/dcim/interfaces/",
    map: "tagged_vlans__vid",
    asks: "tagged_vlans { vid }",
    reads: [
      [{ tagged_vlans: [{ vid: 20 }, { vid: 3 }] }, [3, 20]],
      [{ tagged_vlans: [] }, []],
    ],
    writes: [
      [[3, 20], { tagged_vlans: [{ vid: 3 }, { vid: 20 }] }],
      [[], { tagged_vlans: [] }],
    ],
  },
  {
    what: "many-to-many, each by several fields",
    path: "/dcim/interfaces/",
    map: each("tagged_vlans", { vid: "vid", group: "vlan_group__name" }),
    asks: "tagged_vlans { vid vlan_group { name } }",
    reads: [
      [
        {
          tagged_vlans: [
            { vid: 3, vlan_group: { name: "b" } },
            { vid: 3, vlan_group: { name: "a" } },
            { vid: 1, vlan_group: null },
          ],
        },
        [
          { vid: 1, group: null },
          { vid: 3, group: "a" },
          { vid: 3, group: "b" },
        ],
      ],
    ],
    writes: [
      [[{ vid: 3, group: "a" }], { tagged_vlans: [{ vid: 3, vlan_group__name: "a" }] }],
      [[], { tagged_vlans: [] }],
    ],
  },
  {
    what: "one content type",
    path: "/extras/custom-links/",
    map: "content_type",
    asks: "content_type { app_label model }",
    reads: [
      [{ content_type: { app_label: "dcim", model: "rack" } }, "dcim.rack"],
      [{ content_type: null }, null],
    ],
    writes: [["dcim.rack", { content_type: "dcim.rack" }]],
  },
  {
    what: "many content types, in an order of their own",
    path: "/extras/tags/",
    map: "content_types",
    asks: "content_types { app_label model }",
    reads: [
      [
        {
          content_types: [
            { app_label: "ipam", model: "vlan" },
            { app_label: "dcim", model: "rack" },
          ],
        },
        ["dcim.rack", "ipam.vlan"],
      ],
    ],
    writes: [[["dcim.rack"], { content_types: ["dcim.rack"] }]],
  },
  {
    what: "custom field",
    path: DEVICES,
    map: "custom_fields__owner",
    asks: "_custom_field_data",
    reads: [
      [{ _custom_field_data: { owner: "me", other: 1 } }, "me"],
      [{ _custom_field_data: {} }, null],
    ],
    writes: [
      ["me", { custom_fields: { owner: "me" } }],
      [null, { custom_fields: { owner: null } }],
    ],
  },
  {
    what: "part of a JSON field",
    path: DEVICES,
    map: "local_config_context_data__ntp__servers",
    asks: "local_config_context_data",
    reads: [
      [{ local_config_context_data: { ntp: { servers: ["a"] }, dns: 1 } }, ["a"]],
      [{ local_config_context_data: null }, null],
    ],
    writes: [[["a"], { local_config_context_data: { ntp: { servers: ["a"] } } }]],
  },
  {
    what: "generic reference",
    path: "/extras/notes/",
    map: generic("assigned_object", "/tenancy/tenants/", "name"),
    asks: "assigned_object_id",
    reads: [],
    writes: [["A", { assigned_object: { "/tenancy/tenants/": { name: "A" } } }]],
  },
  {
    what: "end of a cable",
    path: "/dcim/cables/",
    map: generic("termination_b", "/dcim/interfaces/", "device__name"),
    asks: "terminations { cable_end interface { device { name } } }",
    reads: [
      [
        {
          terminations: [
            { cable_end: "A", interface: { device: { name: "sw1" } } },
            { cable_end: "B", interface: { device: { name: "sw2" } } },
          ],
        },
        "sw2",
      ],
      [{ terminations: [{ cable_end: "B", interface: null }] }, null],
    ],
    writes: [["sw2", { termination_b: { "/dcim/interfaces/": { device__name: "sw2" } } }]],
  },
  {
    what: "relationship",
    path: DEVICES,
    map: relationship("owners", "/tenancy/tenants/", "name"),
    asks: "",
    reads: [],
    writes: [
      [["A", "B"], { relationships: { owners: [{ name: "A" }, { name: "B" }] } }],
      ["A", { relationships: { owners: [{ name: "A" }] } }],
      [null, { relationships: { owners: [] } }],
    ],
  },
  {
    what: "relationship, each by several fields",
    path: DEVICES,
    map: relationship("spares", "/dcim/device-types/", { maker: "manufacturer__name", model: "model" }),
    asks: "",
    reads: [],
    writes: [
      [
        [{ maker: "A", model: "B" }],
        { relationships: { spares: [{ manufacturer__name: "A", model: "B" }] } },
      ],
      [null, { relationships: { spares: [] } }],
    ],
  },
  {
    what: "field that GraphQL lacks",
    path: "/dcim/locations/",
    map: "device_count",
    asks: "",
    reads: [[{ device_count: 3 }, 3]],
    writes: [],
  },
  {
    what: "field that GraphQL lacks behind a reference",
    path: DEVICES,
    map: "location__device_count",
    asks: "location { id }",
    reads: [
      [{ location: { id: "1", device_count: 3 } }, 3],
      [{ location: null }, null],
    ],
    writes: [],
  },
];

const compile = (path: string, map: Expression) => compileColumn(ENDPOINTS, path, "value", map);

describe("a field of a model", () => {
  for (const { what, path, map, asks, reads, writes } of kinds) {
    it(`as ${what}`, () => {
      const column = compile(path, map);
      expect(column.select).to.equal(asks);
      for (const [row, value] of reads) expect(column.read(row)).to.deep.equal(value);
      for (const [value, expected] of writes) {
        const body = {};
        column.write(body, value, undefined);
        expect(body).to.deep.equal(expected);
      }
    });
  }

  it("as a subset sees its own references only and keeps the others", () => {
    const column = compile(DEVICES, subset("tags", ["ours", "new"]));
    const row = {
      tags: [
        { id: "1", name: "ours" },
        { id: "2", name: "theirs" },
      ],
    };
    expect(column.read(row)).to.deep.equal(["ours"]);
    const body = {};
    column.write(body, ["new"], column.keep?.(row));
    expect(body).to.deep.equal({ tags: ["2", { name: "new" }] });
  });

  it("as a part of a JSON field keeps the rest of it, other parts included", () => {
    const [servers, key] = ["data__ntp__servers", "data__ntp__key"].map((map) =>
      compile("/extras/config-contexts/", map),
    );
    const kept = servers?.keep?.({ data: { ntp: { servers: ["a"], key: 1, more: 2 }, dns: 3 } });
    const body = {};
    servers?.write(body, ["b"], kept);
    key?.write(body, null, kept);
    expect(body).to.deep.equal({ data: { ntp: { servers: ["b"], key: null, more: 2 }, dns: 3 } });
  });

  const wrong: readonly (readonly [path: string, map: Expression, message: RegExp])[] = [
    [DEVICES, "serail", /\/dcim\/devices\/ has no field "serail"/],
    [DEVICES, "location__nmae", /\/dcim\/locations\/ has no field "nmae" \(in "location__nmae"\)/],
    [DEVICES, "serial__name", /"serial" of \/dcim\/devices\/ is not a reference/],
    [DEVICES, "custom_fields", /say which one: "custom_fields__key"/],
    [DEVICES, subset("status", ["Active"]), /"status" of \/dcim\/devices\/ is no list of references/],
    [DEVICES, generic("owner", "/tenancy/tenants/", "name"), /no generic reference "owner"/],
    ["/extras/notes/", "assigned_object", /may be of any type: map it with generic/],
    ["/dcim/cables/", generic("termination_a", "/tenancy/tenants/", "name"), /a cable cannot end at/],
    [DEVICES, relationship("owners", "/tenancy/tenants/", "nmae"), /has no field "nmae"/],
  ];
  for (const [path, map, message] of wrong)
    it(`is refused: ${JSON.stringify(map)} of ${path}`, () => {
      expect(() => compile(path, map)).to.throw(message);
    });
});
