import { expect } from "chai";
import { defineModel, nautobotModel, z } from "../../../src/index.js";
import { apply, Belongings, failures, type Flow, load, Source } from "./run.js";

const Tenant = nautobotModel(
  defineModel({
    name: "tenant",
    identifiers: { name: z.string() },
    attributes: { description: z.string(), owner: z.string().nullable() },
  }),
  {
    path: "/tenancy/tenants/",
    map: { owner: "custom_fields__rt_ignored" },
    scope: { name__isw: ["ignored "] },
  },
);

const tenants = (owner: string | null, description = ""): Source => {
  const source = new Source([Tenant]);
  for (const name of ["ignored A", "ignored B"]) source.add(Tenant, { name, description, owner });
  return source;
};

/** Nautobot does not say that it leaves something out. */
export const ignored: Flow = {
  what: "values that Nautobot ignores without a word, and values that it changes",
  run: async (client) => {
    const belongings = new Belongings(client);
    try {
      const body = { key: "rt_ignored", label: "rt ignored", type: "text" };
      const field = await belongings.make("/extras/custom-fields/", {
        ...body,
        content_types: ["tenancy.tenant"],
      });
      const types = (...content_types: string[]) =>
        client.update("/extras/custom-fields/", field, { content_types });
      const creating = await load(client, [Tenant]);
      await types("dcim.device");
      const created = failures(await apply(creating, tenants("me")));
      expect(created).to.have.length(2);
      expect(created[0]).to.match(/^ignored A: Nautobot took .*owner is null instead of "me"; .*run again$/);
      await types("tenancy.tenant");
      const updating = await load(client, [Tenant]);
      await types("dcim.device");
      const updated = failures(await apply(updating, tenants("you", " spaced ")));
      expect(updated).to.have.length(2);
      expect(updated[1]).to.match(
        /description is "spaced" instead of " spaced ", owner is null instead of "you"/,
      );
      await types("tenancy.tenant");
      expect(failures(await apply(await load(client, [Tenant]), tenants("you")))).to.deep.equal([]);
    } finally {
      await apply(await load(client, [Tenant]), new Source([Tenant]));
      await belongings.clear();
    }
  },
};
