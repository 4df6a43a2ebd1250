import { expect } from "chai";
import { z } from "zod";
import { Adapter, defineModel, type Change, type Outcome } from "../../../src/diffsync/index.js";
import { createClient } from "../../../src/nautobot/index.js";
import { startSandbox, type Sandbox } from "../../../src/sandbox/index.js";
import { NautobotAdapter, nautobotModel, subset, type SafeDelete } from "../../../src/ssot/index.js";

const DAY_MS = 24 * 60 * 60 * 1000;
const START = Date.parse("2026-01-01T00:00:00Z");

const Room = defineModel({
  name: "room",
  identifiers: { name: z.string() },
  attributes: { facility: z.string() },
});
const Site = defineModel({
  name: "site",
  identifiers: { name: z.string() },
  attributes: { facility: z.string() },
  children: [Room],
});
const Tenant = defineModel({
  name: "tenant",
  identifiers: { name: z.string() },
  attributes: { tags: z.array(z.string()) },
});

const set = { status: "Active" };
const NautobotSite = nautobotModel(Site, {
  path: "/dcim/locations/",
  scope: { location_type: ["Site"] },
  set: { ...set, location_type: "Site" },
  safeDelete: { status: "Decommissioning", graceDays: 30 },
});
const NautobotRoom = nautobotModel(Room, {
  path: "/dcim/locations/",
  scope: { location_type: ["Room"] },
  parent: "parent",
  set: { ...set, location_type: "Room" },
});
const NautobotTenant = nautobotModel(Tenant, {
  path: "/tenancy/tenants/",
  map: { tags: subset("tags__name", ["gold"]) },
  safeDelete: { tag: "to be deleted", graceDays: 7 },
});
const models = [NautobotSite, NautobotRoom, NautobotTenant];

type Data = { sites?: Record<string, string[]>; tenants?: Record<string, string[]> };

class Source extends Adapter<Data> {
  override readonly topLevel = [Site, Tenant];
  override load(): void {
    for (const [name, rooms] of Object.entries(this.client.sites ?? {})) {
      const site = this.add(Site, { name, facility: "F" });
      for (const room of rooms) site.add(Room, { name: room, facility: "F" });
    }
    for (const [name, tags] of Object.entries(this.client.tenants ?? {})) this.add(Tenant, { name, tags });
  }
}

describe("deleting safely", () => {
  let sandbox: Sandbox;
  let day: number;

  beforeEach(async () => {
    day = 0;
    sandbox = await startSandbox({
      data: {
        "/extras/tags/": ["gold", "by hand", "to be deleted"].map((name) => ({
          name,
          content_types: ["tenancy.tenant"],
        })),
        "/dcim/location-types/": [{ name: "Site" }, { name: "Room", parent: { name: "Site" } }],
      },
    });
  });
  afterEach(() => sandbox.close());

  const sync = async (data: Data, options: { safeDelete?: SafeDelete; models?: typeof models } = {}) => {
    const client = createClient({ url: sandbox.url, token: sandbox.token, retryFactorMs: 1 });
    const warnings: string[] = [];
    const target = new NautobotAdapter(client, options.models ?? models, {
      now: () => new Date(START + day * DAY_MS),
      warn: (message) => void warnings.push(message),
      ...(options.safeDelete && { safeDelete: options.safeDelete }),
    });
    const source = new Source(data);
    source.load();
    await target.load(new AbortController().signal);
    const diff = await target.diffFrom(source);
    const changes: Change[] = [...diff.changes()];
    const outcomes: Outcome[] = [];
    await target.syncFrom(source, { diff, flags: 1, onOutcome: (outcome) => void outcomes.push(outcome) });
    return {
      changes,
      warnings,
      outcomes: outcomes.map(({ action, uid, status }) => `${action} ${uid}: ${status}`),
      messages: outcomes.map(({ message }) => message),
    };
  };
  const nameOf = (path: Parameters<Sandbox["rows"]>[0], id: unknown) =>
    sandbox.rows(path).find((row) => row.id === id)?.["name"];
  const statusOf = (name: string) => {
    const row = sandbox.rows("/dcim/locations/").find((each) => each["name"] === name);
    return row && nameOf("/extras/statuses/", row["status"]);
  };
  const tagsOf = (name: string) => {
    const row = sandbox.rows("/tenancy/tenants/").find((each) => each["name"] === name);
    return (row?.["tags"] as string[] | undefined)?.map((id) => nameOf("/extras/tags/", id)).sort();
  };
  const notes = () => sandbox.rows("/extras/notes/").map(({ note }) => note);
  const edit = async (path: "/dcim/locations/" | "/tenancy/tenants/", name: string, patch: object) => {
    const client = createClient({ url: sandbox.url, token: sandbox.token });
    const row = sandbox.rows(path).find((each) => each["name"] === name);
    await client.update(path as "/dcim/locations/", String(row?.id), patch);
  };

  it("marks by a status, with a note of when, and leaves alone until the days of grace are over", async () => {
    await sync({ sites: { A: [], B: [] } });
    await edit("/dcim/locations/", "B", { status: "Planned" });
    const first = await sync({ sites: { A: [] } });
    expect(first.changes).to.deep.equal([
      {
        action: "delete",
        type: "site",
        uid: "B",
        before: { facility: "F" },
        after: { status: "Decommissioning" },
      },
    ]);
    expect(first.outcomes).to.deep.equal(["delete B: success"]);
    expect(statusOf("B")).to.equal("Decommissioning");
    expect(notes()).to.deep.equal([
      'nautobot-bridge: marked for deletion at 2026-01-01T00:00:00.000Z (status was "Planned")',
    ]);
    const requests = sandbox.requests.length;
    day = 29.9;
    expect((await sync({ sites: { A: [] } })).changes).to.deep.equal([]);
    const writes = sandbox.requests
      .slice(requests)
      .filter(({ method, path }) => method !== "GET" && !path.includes("graphql"));
    expect(writes).to.deep.equal([]);
    day = 30;
    const last = await sync({ sites: { A: [] } });
    expect(last.changes).to.deep.equal([
      { action: "delete", type: "site", uid: "B", before: { facility: "F" } },
    ]);
    expect(statusOf("B")).to.equal(undefined);
    expect((await sync({ sites: { A: [] } })).changes).to.deep.equal([]);
  });

  it("gives an object that the source has again its status back, and takes the note away", async () => {
    await sync({ sites: { A: [], B: [] } });
    await edit("/dcim/locations/", "B", { status: "Planned" });
    await sync({ sites: { A: [] } });
    const back = await sync({ sites: { A: [], B: [] } });
    expect(back.changes).to.deep.equal([
      {
        action: "update",
        type: "site",
        uid: "B",
        before: { status: "Decommissioning" },
        after: { status: "Planned" },
      },
    ]);
    expect(back.outcomes).to.deep.equal(["update B: success"]);
    expect(statusOf("B")).to.equal("Planned");
    expect(notes()).to.deep.equal([]);
    expect((await sync({ sites: { A: [], B: [] } })).changes).to.deep.equal([]);
  });

  it("marks by a tag and takes only that one away again", async () => {
    const tenants = { A: ["gold"], B: [] };
    await sync({ tenants });
    await edit("/tenancy/tenants/", "A", { tags: [{ name: "gold" }, { name: "by hand" }] });
    await sync({ tenants: { B: [] } });
    expect(tagsOf("A")).to.deep.equal(["by hand", "gold", "to be deleted"]);
    expect((await sync({ tenants: { B: [] } })).changes).to.deep.equal([]);
    const back = await sync({ tenants: { ...tenants, A: [] } });
    expect(back.changes).to.deep.equal([
      {
        action: "update",
        type: "tenant",
        uid: "A",
        before: { tags: ["gold"], tag: "to be deleted" },
        after: { tags: [] },
      },
    ]);
    expect(tagsOf("A")).to.deep.equal(["by hand"]);
    await sync({ tenants: { B: [] } });
    day = 7;
    await sync({ tenants: { B: [] } });
    expect(tagsOf("A")).to.equal(undefined);
  });

  it("begins again when somebody took the mark off, and when the note cannot be read", async () => {
    await sync({ sites: { A: [] } });
    await sync({ sites: {} });
    day = 20;
    await edit("/dcim/locations/", "A", { status: "Active" });
    expect((await sync({ sites: {} })).outcomes).to.deep.equal(["delete A: success"]);
    expect(statusOf("A")).to.equal("Decommissioning");
    expect(notes()).to.have.length(1);
    expect(notes()[0]).to.contain("2026-01-21");
    day = 31;
    expect((await sync({ sites: {} })).changes).to.deep.equal([]);
    const client = createClient({ url: sandbox.url, token: sandbox.token });
    await client.update("/extras/notes/", String(sandbox.rows("/extras/notes/")[0]?.id), {
      note: "hands off",
    });
    expect((await sync({ sites: {} })).changes).to.deep.equal([
      {
        action: "delete",
        type: "site",
        uid: "A",
        before: { facility: "F" },
        after: { status: "Decommissioning" },
      },
    ]);
    expect(statusOf("A")).to.equal("Decommissioning");
  });

  it("leaves an object alone that changed since it was loaded", async () => {
    await sync({ sites: { A: [] } });
    const client = createClient({ url: sandbox.url, token: sandbox.token });
    const target = new NautobotAdapter(client, models);
    await target.load(new AbortController().signal);
    await edit("/dcim/locations/", "A", { facility: "other" });
    const outcomes: Outcome[] = [];
    await target.syncFrom(new Source({}), { flags: 1, onOutcome: (outcome) => void outcomes.push(outcome) });
    expect(outcomes.map(({ status, message }) => `${status} ${message}`).join()).to.match(
      /error stale: facility/,
    );
    expect(statusOf("A")).to.equal("Active");
  });

  it("keeps what is above an object in its days of grace", async () => {
    const graced = nautobotModel(Room, {
      path: "/dcim/locations/",
      scope: { location_type: ["Room"] },
      parent: "parent",
      set: { ...set, location_type: "Room" },
      safeDelete: { status: "Decommissioning", graceDays: 30 },
    });
    const plain = nautobotModel(Site, {
      path: "/dcim/locations/",
      scope: { location_type: ["Site"] },
      set: { ...set, location_type: "Site" },
    });
    await sync({ sites: { A: ["r"] } }, { models: [plain, graced, NautobotTenant] });
    const { outcomes, messages } = await sync({}, { models: [plain, graced, NautobotTenant] });
    expect(outcomes.sort()).to.deep.equal(["delete A: error", "delete r: success"]);
    expect(messages.join()).to.match(/objects below it are marked for deletion/);
    expect(statusOf("A")).to.equal("Active");
    expect(statusOf("r")).to.equal("Decommissioning");
  });

  it("counts for all models of an adapter that can be marked, and names the others", async () => {
    const plain = nautobotModel(Site, {
      path: "/dcim/locations/",
      scope: { location_type: ["Site"] },
      set: { ...set, location_type: "Site" },
    });
    const tenant = nautobotModel(Tenant, { path: "/tenancy/tenants/", map: { tags: "tags__name" } });
    const options = {
      models: [plain, NautobotRoom, tenant],
      safeDelete: { status: "Decommissioning", graceDays: 1 },
    };
    await sync({ sites: { A: [] }, tenants: { T: [] } }, options);
    const { warnings } = await sync({}, options);
    expect(warnings).to.deep.equal(["tenant has no status: its objects are deleted at once."]);
    expect(statusOf("A")).to.equal("Decommissioning");
    expect(sandbox.rows("/tenancy/tenants/")).to.deep.equal([]);
  });

  it("says before anything is compared that there is no such status or tag", async () => {
    const site = nautobotModel(Site, {
      path: "/dcim/locations/",
      safeDelete: { status: "No such", graceDays: 1 },
    });
    const client = createClient({ url: sandbox.url, token: sandbox.token });
    const loading = new NautobotAdapter(client, [site]).load(new AbortController().signal);
    const error = await loading.then(
      () => undefined,
      (thrown: unknown) => thrown as Error,
    );
    expect(error?.message).to.equal('safeDelete: Nautobot has no status "No such" for dcim.location.');
  });

  it("refuses a scope that would lose sight of what is marked", () => {
    const make = () =>
      nautobotModel(Site, {
        path: "/dcim/locations/",
        scope: { status: ["Active"] },
        safeDelete: { status: "Decommissioning", graceDays: 1 },
      });
    expect(make).to.throw(/the scope of \/dcim\/locations\/ is by status/);
  });
});
