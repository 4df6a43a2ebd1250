import { expect } from "chai";
import { buildSchema } from "graphql";
import type { OpenApi } from "../../../scripts/openapi/document.js";
import { canonicalRest } from "../../../scripts/openapi/rest.js";
import { canonicalSdl } from "../../../scripts/openapi/sdl.js";

const json = (schema: object) => ({ content: { "application/json": { schema }, "text/csv": { schema } } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const reference = {
  type: "object",
  nullable: true,
  properties: { url: { type: "string" }, id: { type: "string" }, object_type: { type: "string" } },
};
const parameter = (name: string) => ({
  in: "query",
  name,
  schema: { type: "array", items: { type: "string" } },
});
const thing = {
  type: "object",
  description: "prose",
  properties: { parent: reference, name: { type: "string" } },
};

const document: OpenApi = {
  openapi: "3.0.3",
  info: { title: "API Documentation", version: "3.2.7 (3.2)" },
  paths: {
    "/plugins/ssot/history/": { get: { operationId: "ssot", responses: {} } },
    "/b/things/": {
      get: {
        operationId: "things_list",
        parameters: ["name", "cf_owner", "cr_peer", "limit"].map(parameter),
        responses: { "200": json(ref("Thing")), "400": json(ref("Unused")) },
      },
      post: { operationId: "things_create", requestBody: json(ref("Thing")), responses: {} },
      patch: { operationId: "things_update", requestBody: json(ref("PatchedThing")), responses: {} },
    },
    "/a/": { get: { operationId: "a", responses: { "200": json(ref("Thing")) } } },
  },
  components: { schemas: { Unused: thing, Thing: thing, PatchedThing: thing } },
};

describe("the stored REST schema", () => {
  const text = canonicalRest(document, "3.2");
  const stored = JSON.parse(text) as OpenApi;

  it("names the minor, not the patch release", () => {
    expect(stored.info).to.deep.equal({ title: "Nautobot", version: "3.2" });
  });

  it("has no installed apps, no prose, and only the schemas that are used", () => {
    expect(Object.keys(stored.paths)).to.deep.equal(["/a/", "/b/things/"]);
    expect(Object.keys(stored.components.schemas)).to.deep.equal(["ObjectReference", "Thing"]);
    expect(text).to.not.contain("prose").and.to.not.contain("csv");
  });

  it("keeps the names of filters, without those of this instance's custom fields and relationships", () => {
    expect(stored.paths["/b/things/"]?.get?.["x-query"]).to.deep.equal({ "string[]": ["name"] });
  });

  it("writes foreign keys as one shared schema", () => {
    const parent = { allOf: [ref("ObjectReference")], nullable: true };
    expect(stored.components.schemas.Thing?.properties?.parent).to.deep.equal(parent);
  });

  it("has each path and each schema on a line of its own", () => {
    const starts = text.split("\n").map((line) => line.slice(0, 8));
    expect(starts).to.include.members(['"/a/":{"', '"/b/thin', '"Thing":']);
  });
});

describe("the stored GraphQL schema", () => {
  const sdl = canonicalSdl(
    buildSchema(`
      type Query { syncs(id: [String]): [SyncType] things(name: [String], cf_owner: [String]): [ThingType] }
      "prose" type ThingType { id: ID! cf_owner: String rel_peer: ThingType parts(limit: Int): [ThingType] syncs: [SyncType] zone: ThingTimeZoneChoices }
      type SyncType { id: ID! }
      enum ThingTimeZoneChoices { "Etc/GMT" ETC_GMT }
    `),
    new Set(["sync"]),
  );

  it("has no installed apps, custom fields, relationships, nested arguments or prose", () => {
    for (const gone of ["SyncType", "syncs", "cf_owner", "rel_peer", "limit", "prose"])
      expect(sdl).to.not.contain(gone);
    expect(sdl).to.contain("things(name: [String]): [ThingType]").and.to.contain("parts: [ThingType]");
  });

  it("keeps the names of time zones, which are nowhere else", () => {
    expect(sdl).to.contain("Etc/GMT");
  });
});
