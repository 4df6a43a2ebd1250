import { readFileSync } from "node:fs";
import { buildSchema, isEnumType, isObjectType, getNamedType } from "graphql";
import { expect } from "chai";
import { choiceOf, ENDPOINTS, enumName, MINORS, type Path } from "../../../src/nautobot/index.js";

const sdl = readFileSync(
  new globalThis.URL(`../../../openapi/nautobot-${MINORS.at(-1) ?? ""}.graphql`, import.meta.url),
  "utf8",
);
const endpoints = Object.entries(ENDPOINTS);

describe("ENDPOINTS", () => {
  it("join path, GraphQL and content type", () => {
    expect(ENDPOINTS["/dcim/locations/"]).to.include({
      type: "LocationType",
      root: "locations",
      contentType: "dcim.location",
    });
    expect(ENDPOINTS["/dcim/locations/"].required).to.deep.equal(["location_type", "name", "status"]);
    expect(ENDPOINTS["/load-balancers/virtual-servers/"].contentType).to.equal(
      "load_balancers.virtualserver",
    );
    expect(ENDPOINTS["/users/users/"].root).to.equal(null);
  });

  it("say what each field is", () => {
    const { fields } = ENDPOINTS["/dcim/locations/"];
    expect(fields.parent).to.deep.equal({ kind: "fk", target: "/dcim/locations/", nullable: true });
    expect(fields.tags).to.deep.equal({ kind: "m2m", target: "/extras/tags/" });
    expect(fields.name).to.deep.equal({ kind: "plain", maxLength: 255 });
    expect(fields.custom_fields).to.deep.equal({ kind: "custom-fields" });
    expect(fields.display).to.deep.equal({ kind: "plain", graphql: false, readOnly: true });
    expect(ENDPOINTS["/dcim/location-types/"].fields.content_types?.kind).to.equal("content-types");
    expect(ENDPOINTS["/extras/notes/"].fields.assigned_object_type?.kind).to.equal("content-type");
    expect(ENDPOINTS["/dcim/interfaces/"].fields.cable_peer?.kind).to.equal("generic");
    expect(ENDPOINTS["/dcim/interfaces/"].fields.tagged_vlans).to.deep.equal({
      kind: "m2m",
      target: "/ipam/vlans/",
    });
    expect(ENDPOINTS["/dcim/devices/"].fields.face).to.include({ kind: "choice", nullable: true });
  });

  it("have an endpoint for the target of every foreign key", () => {
    const targets = endpoints.flatMap(([, { fields }]) =>
      Object.values(fields).flatMap(({ target }) => target ?? []),
    );
    expect(targets).to.have.length.above(400);
    expect(targets.filter((target) => !(target in ENDPOINTS))).to.deep.equal([]);
  });

  it("map every GraphQL enum name to its own REST value", () => {
    const schema = buildSchema(sdl);
    let names = 0;
    for (const [path, { type, fields }] of endpoints) {
      const graphql = schema.getType(type);
      for (const [name, field] of Object.entries(fields)) {
        if (!field.enum || !isObjectType(graphql)) continue;
        const declared = graphql.getFields()[name]?.type;
        const enumeration = declared && getNamedType(declared);
        if (!isEnumType(enumeration)) continue;
        const values = enumeration.getValues().filter((value) => value.name !== "A_");
        const mapped = values.map((value) => choiceOf(field, value.name));
        expect(mapped, `${path} ${name}`).to.not.include(null);
        expect(new Set(mapped).size, `${path} ${name}`).to.equal(values.length);
        names += values.length;
      }
    }
    expect(names).to.be.above(1_000);
  });
});

describe("choiceOf", () => {
  const field = (path: Path, name: string) => ENDPOINTS[path].fields[name] ?? { kind: "plain" as const };

  it("gives the REST value of an enum name", () => {
    expect(choiceOf(field("/dcim/interfaces/", "type"), "A_10GBASE_T")).to.equal("10gbase-t");
    expect(choiceOf(field("/dcim/racks/", "width"), "A_19")).to.equal(19);
    expect(choiceOf(field("/dcim/locations/", "time_zone"), "AMERICA_PORT_AU_PRINCE")).to.equal(
      "America/Port-au-Prince",
    );
    expect(choiceOf(field("/dcim/locations/", "time_zone"), "ETC_GMT_5")).to.equal("Etc/GMT-5");
  });

  it("is null for a blank and for an unknown name", () => {
    expect(choiceOf(field("/dcim/device-redundancy-groups/", "failover_strategy"), "A_")).to.equal(null);
    expect(choiceOf(field("/dcim/interfaces/", "type"), "WAFFLE")).to.equal(null);
  });

  it("undoes enumName", () => {
    expect(enumName("tagged-all")).to.equal("TAGGED_ALL");
    expect(enumName("802.11a")).to.equal("A_802_11A");
  });
});
