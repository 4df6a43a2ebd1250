import { expect } from "chai";
import { defineModel, metadata, nautobotModel, relationship, z } from "../../../src/index.js";
import type { Client } from "../../../src/nautobot/index.js";
import { apply, Belongings, failures, type Flow, load, Source } from "./run.js";

const named = (name: string) => defineModel({ name, identifiers: { name: z.string() } });
const Manufacturer = nautobotModel(named("manufacturer"), {
  path: "/dcim/manufacturers/",
  scope: { name__isw: ["refused "] },
});
const Others = nautobotModel(named("manufacturer"), {
  path: "/dcim/manufacturers/",
  scope: { name__isw: ["refused "], name__n: ["refused A", "refused C"], name__nisw: ["refused D"] },
});
const Described = nautobotModel(defineModel({ name: "kind", identifiers: { description: z.string() } }), {
  path: "/dcim/manufacturers/",
  scope: { name__isw: ["refused "] },
});
const Elsewhere = nautobotModel(named("location"), {
  path: "/dcim/locations/",
  scope: { location_type: ["refused: no such type"] },
});

const owned = (value: string | ReturnType<typeof metadata> | ReturnType<typeof relationship>) =>
  nautobotModel(
    defineModel({
      name: "maker",
      identifiers: { name: z.string() },
      attributes: { value: z.string().nullable() },
    }),
    { path: "/dcim/manufacturers/", map: { value: value as "custom_fields__x" } },
  );
/** Fields that nobody has defined, and what is said of them. */
const UNDEFINED: [field: Parameters<typeof owned>[0], message: string][] = [
  ["custom_fields__nobody", 'there is no custom field "nobody" (/dcim/manufacturers/)'],
  [metadata("Nobody's"), 'there is no metadata type "Nobody\'s" (/dcim/manufacturers/)'],
  [relationship("nobodys", "/extras/tags/", "name"), 'there is no relationship "nobodys"'],
];

const refusal = (client: Client, model: Parameters<typeof load>[1][number]) =>
  load(client, [model]).then(
    (): Error & { code?: string } => new Error("it was loaded"),
    (error: unknown) => error as Error & { code?: string },
  );

/** What is wrong with a model or with what is there: told before anything is written, or of the one object it is about. */
export const refused: Flow = {
  what: "fields that are not there, keys that two objects share, filters that leave out or are refused, and deletes that something stands against",
  run: async (client) => {
    const belongings = new Belongings(client);
    try {
      for (const [name, description] of [
        ["refused A", "same"],
        ["refused B", "same"],
        ["refused C", "other"],
      ])
        await belongings.make("/dcim/manufacturers/", { name, description });
      const shared = await refusal(client, Described);
      expect(shared.message).to.match(
        /^Object same already present: dcim.manufacturer [\da-f-]{36}, and again dcim.manufacturer [\da-f-]{36}$/,
      );

      const filtered = await refusal(client, Elsewhere);
      expect(filtered.code).to.equal("NAUTOBOT_REQUEST");
      expect(filtered.message).to.match(/location_type.*refused: no such type/);

      for (const [field, message] of UNDEFINED)
        expect(await refusal(client, owned(field))).to.include({ code: "FIELD_UNKNOWN", message });

      const rest = await load(client, [Others]);
      expect(rest.getAll(Others).map(({ name }) => name)).to.deep.equal(["refused B"]);

      const manufacturer = { name: "refused B" };
      await belongings.make("/dcim/device-types/", { manufacturer, model: "refused" });
      const outcomes = await apply(await load(client, [Manufacturer]), new Source([Manufacturer]));
      expect(failures(outcomes)).to.have.length(1);
      expect(failures(outcomes)[0]).to.match(/^refused B: .*409.*dependent/);
      const left = await load(client, [Manufacturer]);
      expect(left.getAll(Manufacturer).map(({ name }) => name)).to.deep.equal(["refused B"]);
    } finally {
      await belongings.clear();
    }
  },
};
