import { expect } from "chai";
import { defineModel, nautobotModel, relationship, z } from "../../../src/index.js";
import { apply, Belongings, failures, type Flow, load, settle, Source } from "./run.js";

const NAMES = ["rel A", "rel B", "rel C"];

function modelOf(key: string, target: "/dcim/manufacturers/" | "/tenancy/tenants/") {
  const model = defineModel({
    name: "tenant",
    identifiers: { name: z.string() },
    attributes: { description: z.string(), far: z.string().nullable() },
  });
  return nautobotModel(model, {
    path: "/tenancy/tenants/",
    map: { far: relationship(key, target, "name") },
    scope: { name: NAMES },
  });
}

const DONE = "done";

/** What each tenant's relationship leads to, in order; all are described anew. */
function leading(model: ReturnType<typeof modelOf>, ends: readonly (string | null)[]): Source {
  const source = new Source([model]);
  for (const [index, far] of ends.entries())
    source.add(model, { name: NAMES[index] as string, description: DONE, far });
  return source;
}

async function setUp(belongings: Belongings, type: string, target: string): Promise<string> {
  const key = `rt_flow_${type.replaceAll("-", "_")}`;
  const far = target === "/tenancy/tenants/" ? "tenancy.tenant" : "dcim.manufacturer";
  const ends = { source_type: "tenancy.tenant", destination_type: far };
  await belongings.make("/extras/relationships/", { key, label: key, type, ...ends });
  for (const name of NAMES) await belongings.make("/tenancy/tenants/", { name });
  for (const name of ["rel X", "rel Y", "rel Z"]) await belongings.make(target, { name });
  return key;
}

const oneToOne: Flow = {
  what: "a relationship of one to one: replaced, passed on, exchanged, and kept when the new end is refused",
  run: async (client) => {
    const belongings = new Belongings(client);
    try {
      const key = await setUp(belongings, "one-to-one", "/dcim/manufacturers/");
      const model = modelOf(key, "/dcim/manufacturers/");
      await settle(client, [model], leading(model, ["rel X", "rel Y", null]));
      await settle(client, [model], leading(model, ["rel Y", "rel Z", null]));
      await settle(client, [model], leading(model, ["rel Z", "rel Y", null]));
      const outcomes = await apply(
        await load(client, [model]),
        leading(model, ["rel Nowhere", "rel X", null]),
      );
      expect(failures(outcomes)).to.match(/^rel A: .*rel Nowhere/);
      const after = await load(client, [model]);
      expect(after.getAll(model).map(({ name, far }) => `${name} ${far}`)).to.have.members([
        "rel A rel Z",
        "rel B rel X",
        "rel C null",
      ]);
      const taken = await apply(after, leading(model, ["rel X", "rel X", null]));
      expect(failures(taken)).to.match(/^rel A: .*still leads to where it did: .*more than one/);
      await settle(client, [model], leading(model, ["rel Z", "rel X", "rel Y"]));
    } finally {
      await belongings.clear();
    }
  },
};

const undirected: Flow = {
  what: "a relationship of one to one without a direction: two that come together leave their former ends",
  run: async (client) => {
    const belongings = new Belongings(client);
    try {
      const key = await setUp(belongings, "symmetric-one-to-one", "/tenancy/tenants/");
      const model = modelOf(key, "/tenancy/tenants/");
      await settle(client, [model], leading(model, ["rel X", "rel Y", null]));
      await settle(client, [model], leading(model, ["rel B", "rel A", null]));
      await settle(client, [model], leading(model, ["rel Z", null, null]));
    } finally {
      await belongings.clear();
    }
  },
};

export const relationships: readonly Flow[] = [oneToOne, undirected];
