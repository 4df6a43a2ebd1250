import { expect } from "chai";
import { z } from "zod";
import {
  Adapter,
  type AnyModelClass,
  defineModel,
  DiffSyncFlags,
  type Outcome,
} from "../../../src/diffsync/index.js";
import { createClient } from "../../../src/nautobot/index.js";
import { startSandbox, type Sandbox } from "../../../src/sandbox/index.js";
import { NautobotAdapter, nautobotModel, tree, treePath } from "../../../src/ssot/index.js";

const Type = defineModel({
  name: "location_type",
  identifiers: { name: z.string() },
  attributes: { parent: z.string().nullable(), content_types: z.array(z.string()) },
});
const Location = defineModel({
  name: "location",
  identifiers: { path: z.string() },
  attributes: {
    location_type: z.string(),
    status: z.string(),
    tenant: z.string().nullable(),
    facility: z.string(),
  },
});
const Prefix = defineModel({
  name: "prefix",
  identifiers: { namespace: z.string(), prefix: z.string() },
  attributes: { type: z.string(), status: z.string() },
});
const NautobotType = nautobotModel(Type, { path: "/dcim/location-types/", map: { parent: "parent__name" } });
const NautobotLocation = nautobotModel(Location, { path: "/dcim/locations/", map: { path: tree("parent") } });
const NautobotPrefix = nautobotModel(Prefix, { path: "/ipam/prefixes/" });

class Source extends Adapter {
  override readonly topLevel = [Type, Location, Prefix];
}

const TYPES = [
  { name: "Region", nestable: true },
  { name: "Site", parent: "Region", content_types: ["dcim.device"] },
];
const PLACES = [
  { name: "Europe", location_type: "Region", status: "Active" },
  { name: "Berlin", location_type: "Site", status: "Active", parent: "Europe", facility: "B1" },
];
const PARIS = treePath("Europe", "Paris");
const DATA = { "/dcim/location-types/": TYPES, "/dcim/locations/": PLACES };

describe("NautobotAdapter", () => {
  let sandbox: Sandbox;
  const { signal } = new AbortController();

  const load = async (models: readonly AnyModelClass[]): Promise<NautobotAdapter> => {
    const adapter = new NautobotAdapter(createClient({ url: sandbox.url, token: sandbox.token }), models);
    await adapter.load(signal);
    return adapter;
  };
  const sync = async (target: NautobotAdapter, source: Adapter<unknown>): Promise<Outcome[]> => {
    const outcomes: Outcome[] = [];
    const diff = await target.diffFrom(source);
    const onOutcome = (outcome: Outcome) => void outcomes.push(outcome);
    await target.syncFrom(source, { diff, flags: DiffSyncFlags.CONTINUE_ON_FAILURE, signal, onOutcome });
    return outcomes;
  };
  const everything = [NautobotType, NautobotLocation, NautobotPrefix];
  const place = { location_type: "Site", status: "Active", tenant: null, facility: "" };
  const names = (path: string) => sandbox.rows(path).map((row) => row["name"]);
  const writes = () =>
    sandbox.requests.filter(({ method, path }) => method !== "GET" && !path.includes("graphql"));

  beforeEach(async () => (sandbox = await startSandbox({ data: DATA })));
  afterEach(() => sandbox.close());

  it("links the objects that it loaded or created to their pages, and no others", async () => {
    const target = await load([NautobotType, NautobotLocation]);
    const source = await load([NautobotType, NautobotLocation]);
    source.add(NautobotLocation, { ...place, path: PARIS });
    const before = target.link("location", PARIS);
    await sync(target, source);
    expect(before).to.equal(undefined);
    const paris = sandbox.rows("/dcim/locations/").find(({ name }) => name === "Paris");
    expect(target.link("location", PARIS)).to.deep.equal({
      name: PARIS,
      url: `${sandbox.url}/dcim/locations/${String(paris?.["id"])}/`,
    });
  });

  it("says how far a load is, every so many objects", async () => {
    const said: string[] = [];
    const adapter = new NautobotAdapter(
      createClient({ url: sandbox.url, token: sandbox.token }),
      [NautobotType, NautobotLocation],
      { logEvery: 2, info: (message) => said.push(message) },
    );
    await adapter.load(signal);
    expect(said).to.deep.equal(["2 of 4 objects are loaded.", "4 of 4 objects are loaded."]);
  });

  it("loads plain fields, choices, references, content types and trees", async () => {
    sandbox.load({
      "/ipam/prefixes/": [{ prefix: "10.0.0.0/8", namespace: "Global", type: "container", status: "Active" }],
    });
    const adapter = await load(everything);
    expect(adapter.get(NautobotType, "Site").getAttrs()).to.deep.equal({
      parent: "Region",
      content_types: ["dcim.device"],
    });
    expect(adapter.get(NautobotLocation, "Europe/Berlin").getAttrs()).to.deep.equal({
      location_type: "Site",
      status: "Active",
      tenant: null,
      facility: "B1",
    });
    expect(adapter.get(NautobotPrefix, "Global__10.0.0.0/8").type).to.equal("container");
    expect(adapter.expected).to.equal(5);
  });

  it("says which Nautobot it is, unless the token may not see that", async () => {
    const { signal } = new AbortController();
    const adapter = await load(everything);
    const active = sandbox.rows("/extras/statuses/").find(({ name }) => name === "Active");
    expect(await adapter.identify(signal)).to.equal(`${sandbox.url}#${active?.id ?? ""}`);
    sandbox.fail({ path: "/extras/statuses/", status: 403, times: 1 });
    expect(await adapter.identify(signal)).to.equal(undefined);
  });

  it("loads only what its scope holds", async () => {
    const adapter = await load([
      nautobotModel(Type, {
        path: "/dcim/location-types/",
        map: { parent: "parent__name" },
        scope: { name: ["Site"] },
      }),
    ]);
    expect(adapter.getAll("location_type").map((type) => type.getUniqueId())).to.deep.equal(["Site"]);
  });

  it("creates a tree from its root, one request a level, and finds nothing to do afterwards", async () => {
    const [source, target] = [await load(everything), await load(everything)];
    for (const path of ["Asia/Japan/Tokyo", "Asia/Japan", "Europe/Spain", "Asia"]) {
      source.add(NautobotLocation, { ...place, path, location_type: "Region" });
    }
    sandbox.forget();
    const outcomes = await sync(target, source);
    expect(outcomes.map(({ status }) => status)).to.deep.equal(Array(4).fill("success"));
    const levels = writes().map(({ body }) => (body as { name: string }[]).map(({ name }) => name));
    expect(levels).to.deep.equal([["Spain", "Asia"], ["Japan"], ["Tokyo"]]);
    expect((await (await load(everything)).diffFrom(source)).hasDiffs()).to.equal(false);
  });

  it("writes the rest of a list when the server refuses one item, and repeats the server's words", async () => {
    const source = await load(everything);
    const target = await load(everything);
    source.add(NautobotLocation, { ...place, path: "Europe/Good" });
    source.add(NautobotLocation, { ...place, path: "Europe/Bad", status: "Unheard of" });
    source.add(NautobotLocation, { ...place, path: "Europe/Bad/Below" });
    const outcomes = await sync(target, source);
    const by = Object.fromEntries(outcomes.map((outcome) => [outcome.uid, outcome]));
    expect(by["Europe/Good"]?.status).to.equal("success");
    expect(by["Europe/Bad"]?.message).to.match(/status.*Unheard of/);
    expect(by["Europe/Bad/Below"]?.message).to.contain("Europe/Bad");
    expect(names("/dcim/locations/")).to.have.members(["Europe", "Berlin", "Good"]);
  });

  it("updates only what differs", async () => {
    const [source, target] = [await load(everything), await load(everything)];
    source.get(NautobotLocation, "Europe/Berlin").updateBase({ facility: "B2" });
    sandbox.forget();
    await sync(target, source);
    const [write] = writes();
    const [id] = sandbox
      .rows("/dcim/locations/")
      .flatMap((row) => (row["name"] === "Berlin" ? [row["id"]] : []));
    expect(write).to.deep.include({ method: "PATCH", body: [{ id, facility: "B2" }] });
    expect(writes()).to.have.length(1);
  });

  it("deletes leaves before their parents", async () => {
    const target = await load([NautobotLocation]);
    const outcomes = await sync(target, new Source());
    expect(outcomes.map(({ status }) => status)).to.deep.equal(["success", "success"]);
    expect(writes().map(({ body }) => (body as unknown[]).length)).to.deep.equal([1, 1]);
    expect(sandbox.rows("/dcim/locations/")).to.deep.equal([]);
  });

  it("keeps a parent below which something stays that Nautobot would delete with it", async () => {
    const scoped = nautobotModel(Location, {
      path: "/dcim/locations/",
      map: { path: tree("parent") },
      scope: { name: ["Europe"] },
    });
    const [outcome] = await sync(await load([scoped]), new Source());
    expect(outcome?.message).to.contain("1 object(s) below it stay");
    expect(names("/dcim/locations/")).to.have.members(["Europe", "Berlin"]);
  });

  it("puts the children of a parent model under it", async () => {
    const Room = defineModel({
      name: "location",
      identifiers: { name: z.string() },
      attributes: { facility: z.string() },
    });
    const SiteOfRooms = nautobotModel(
      defineModel({ name: "site", identifiers: { name: z.string() }, children: [Room] }),
      {
        path: "/dcim/locations/",
        scope: { name: ["Europe"] },
      },
    );
    const room = nautobotModel(Room, {
      path: "/dcim/locations/",
      parent: "parent",
      set: { location_type: "Site", status: "Active" },
    });
    const [source, target] = [await load([SiteOfRooms, room]), await load([SiteOfRooms, room])];
    expect(target.get("site", "Europe").getChildIds("location")).to.deep.equal(["Berlin"]);
    source.get(SiteOfRooms, "Europe").add(room, { name: "Annex", facility: "" });
    await sync(target, source);
    const europe = sandbox.rows("/dcim/locations/").find((row) => row["name"] === "Europe");
    expect(sandbox.rows("/dcim/locations/").find((row) => row["name"] === "Annex")?.["parent"]).to.equal(
      europe?.["id"],
    );
  });

  it("tells apart two objects of one identity, by their ids", async () => {
    const ByName = nautobotModel(defineModel({ name: "location", identifiers: { name: z.string() } }), {
      path: "/dcim/locations/",
    });
    sandbox.load({ "/dcim/locations/": [{ name: "Berlin", location_type: "Region", status: "Active" }] });
    const ids = sandbox
      .rows("/dcim/locations/")
      .filter((row) => row["name"] === "Berlin")
      .map((row) => row["id"]);
    const failed = (await load([ByName]).catch((error: unknown) => error)) as Error;
    for (const id of ids) expect(failed.message).to.contain(id);
  });

  const wrong: [what: string, make: () => unknown, message: RegExp][] = [
    [
      "path",
      () => nautobotModel(Type, { path: "/dcim/sites/" as "/dcim/locations/", map: {} as never }),
      /no endpoint \/dcim\/sites\//,
    ],
    [
      "field",
      () =>
        nautobotModel(Type, {
          path: "/dcim/location-types/",
          map: { parent: "mother__name" as "parent__name" },
        }),
      /no field "mother"/,
    ],
    [
      "step",
      () =>
        nautobotModel(Type, {
          path: "/dcim/location-types/",
          map: { parent: "name__name" as "parent__name" },
        }),
      /"name" .* is not a reference/,
    ],
  ];
  for (const [what, make, message] of wrong) {
    it(`names a ${what} that Nautobot does not have`, () => expect(make).to.throw(message));
  }
});
