import { expect } from "chai";
import { z } from "zod";
import {
  Adapter,
  defineModel,
  type InstanceOf,
  type Model,
  type Outcome,
} from "../../../src/diffsync/index.js";
import { createClient } from "../../../src/nautobot/index.js";
import { startSandbox, type Sandbox } from "../../../src/sandbox/index.js";
import { NautobotAdapter, nautobotModel } from "../../../src/ssot/index.js";

const Place = defineModel({
  name: "place",
  identifiers: { name: z.string() },
  attributes: { facility: z.string() },
  children: ["place"],
  movable: true,
});
const NautobotPlace = nautobotModel(Place, {
  path: "/dcim/locations/",
  parent: "parent",
  set: { location_type: "Area", status: "Active" },
});

type Tree = { [name: string]: Tree };

class Inventory extends Adapter {
  override readonly topLevel = [Place];

  fill(tree: Tree, parent?: InstanceOf<typeof Place>): this {
    for (const [name, inner] of Object.entries(tree)) {
      const fields = { name, facility: "" };
      this.fill(inner, parent ? parent.add(Place, fields) : this.add(Place, fields));
    }
    return this;
  }
}

describe("a model of objects below others of its kind, in Nautobot", () => {
  let sandbox: Sandbox;
  const load = async (): Promise<NautobotAdapter> => {
    const adapter = new NautobotAdapter(createClient({ url: sandbox.url, token: sandbox.token }), [
      NautobotPlace,
    ]);
    await adapter.load(new AbortController().signal);
    return adapter;
  };
  /** What Nautobot has, as `name: parent`. */
  const stored = (): Record<string, unknown> => {
    const rows = sandbox.rows("/dcim/locations/");
    const nameOf = (id: unknown): unknown => rows.find((row) => row["id"] === id)?.["name"] ?? null;
    return Object.fromEntries<unknown>(
      rows.map((row) => [
        String(row["name"]),
        nameOf((row["parent"] as { id?: string } | null)?.id ?? row["parent"]),
      ]),
    );
  };
  const sync = async (tree: Tree): Promise<string[]> => {
    const outcomes: Outcome[] = [];
    const target = await load();
    await target.syncFrom(new Inventory().fill(tree), {
      onOutcome: (outcome) => void outcomes.push(outcome),
    });
    return outcomes.map(({ action, uid, status }) => `${action} ${uid}: ${status}`);
  };

  before(async () => {
    sandbox = await startSandbox({
      data: {
        "/dcim/location-types/": [{ name: "Area", nestable: true }],
        "/dcim/locations/": [
          { name: "Berlin", location_type: "Area", status: "Active" },
          { name: "Room", location_type: "Area", status: "Active", parent: "Berlin" },
        ],
      },
    });
  });
  after(async () => {
    await sandbox.close();
  });

  it("is loaded as a tree, roots at the top", async () => {
    const target = await load();
    const below = (place: Model): unknown => place.getChildren(Place as never).map(String);
    expect(Object.fromEntries(target.getAll(Place).map((place) => [place.name, below(place)]))).to.deep.equal(
      {
        Berlin: ["Room"],
        Room: [],
      },
    );
  });

  it("is created from the top down, moved to another place and to the top, and deleted from the bottom up", async () => {
    const tree = { Berlin: { Room: {} }, Paris: { Floor: { Desk: {} } } };
    expect(await sync(tree)).to.deep.equal([
      "create Paris: success",
      "create Floor: success",
      "create Desk: success",
    ]);
    expect(stored()).to.deep.equal({
      Berlin: null,
      Room: "Berlin",
      Paris: null,
      Floor: "Paris",
      Desk: "Floor",
    });
    expect(await sync(tree)).to.deep.equal([]);

    expect(await sync({ Berlin: { Floor: { Desk: {} } }, Room: {}, Paris: {} })).to.have.members([
      "update Floor: success",
      "update Room: success",
    ]);
    expect(stored()).to.deep.equal({ Berlin: null, Room: null, Paris: null, Floor: "Berlin", Desk: "Floor" });

    expect(await sync({ Room: {} })).to.deep.equal([
      "delete Desk: success",
      "delete Floor: success",
      "delete Paris: success",
      "delete Berlin: success",
    ]);
    expect(stored()).to.deep.equal({ Room: null });
  });
});
