import { expect } from "chai";
import { Client, type GetTarget } from "../target.js";
import { deviceBody, ground, named, portBody } from "./row.js";

const CABLES = "/dcim/cables/";

export function cabling(target: GetTarget): void {
  describe("cables", () => {
    const client = new Client(target);
    const ports: any[] = [];
    const cable = (a: any, b: any, more: object = {}) =>
      client.create(CABLES, {
        status: "Connected",
        termination_a_type: "dcim.interface",
        termination_a_id: a.id,
        termination_b_type: "dcim.interface",
        termination_b_id: b.id,
        ...more,
      });

    before(async () => {
      await ground(client);
      for (const name of ["p1", "p2"])
        for (const device of ["one", "two"])
          ports.push(await client.must("/dcim/interfaces/", portBody(device, name)));
    });
    after(() => client.clean());

    it("join two interfaces, which show it", async () => {
      const [a, b] = ports;
      const { status, body } = await cable(a, b, { label: named("c1") });
      expect(status).to.equal(201);
      const reference = ({ id, url }: any) => ({ id, object_type: "dcim.interface", url });
      expect(body).to.deep.include({
        ...{ display: named("c1"), type: null, length: null, length_unit: null, color: "" },
        ...{ termination_a_type: "dcim.interface", termination_a_id: a.id, termination_a: reference(a) },
      });
      const shown = (await client.get(`/dcim/interfaces/${a.id as string}/`)).body;
      expect(shown.cable).to.include({ id: body.id, url: body.url });
      expect(shown).to.deep.include({
        ...{ cable_peer_type: "dcim.interface", cable_peer: reference(b) },
        ...{ connected_endpoint: reference(b), connected_endpoint_reachable: true },
      });
      if (await client.isOlder()) return;
      expect(body.terminations).to.deep.equal({ a1: reference(a), b1: reference(b) });
      const { data } = (
        await client.graphql(
          `{ cables(label: "${named("c1")}") { label type termination_a_type terminations { cable_end interface { name device { name } } } } }`,
        )
      ).body;
      expect(data.cables).to.deep.equal([
        {
          ...{ label: named("c1"), type: null, termination_a_type: "dcim.interface" },
          terminations: ["A", "B"].map((cable_end, index) => ({
            cable_end,
            interface: { name: "p1", device: { name: named(index === 0 ? "one" : "two") } },
          })),
        },
      ]);
    });

    it("are refused where an end is taken, missing or virtual", async () => {
      const [{ id }, , free] = ports;
      const taken = (await client.get(`/dcim/interfaces/${id as string}/`)).body;
      const [virtual] = (await client.get(`/dcim/interfaces/?device=${named("one")}&name=virtual`)).body
        .results;
      const virtually = "Cables cannot be terminated to Virtual interfaces";
      const nobody = { id: "11111111-1111-4111-8111-111111111111" };
      const older = await client.isOlder();
      const end = (side: string, errors: object, before: object) =>
        older ? before : { terminations: { [side]: { "1": errors } } };
      const required = Object.fromEntries(
        ["a_type", "a_id", "b_type", "b_id"].map((part) => [
          `termination_${part}`,
          ["This field is required."],
        ]),
      );
      const used = { interface: ["cable to cable termination with this interface already exists."] };
      const unique = (side: string) => ({
        non_field_errors: [
          `The fields termination_${side}_type, termination_${side}_id must make a unique set.`,
        ],
      });
      const refused: [Promise<{ body: unknown }>, unknown][] = [
        [cable(taken, free), end("a", used, unique("a"))],
        [cable(free, free), end("b", used, { __all__: ["Cannot connect dcim | interface to itself"] })],
        [cable(virtual, free), end("a", { __all__: [virtually] }, { termination_a_id: [virtually] })],
        [
          cable(nobody, free),
          end(
            "a",
            {
              interface: [
                `Related object not found using the provided attributes: {'pk': UUID('${nobody.id}')}`,
              ],
            },
            { termination_a_id: ["Object not found"] },
          ),
        ],
        [
          cable(free, free, { termination_a_type: "dcim.nope" }),
          { termination_a_type: ["Invalid content type: dcim.nope"] },
        ],
        [
          cable(free, taken),
          end("b", used, {
            __all__: [`p1 already has a cable attached (#${taken.cable.id as string})`],
          }),
        ],
        [
          client.create(CABLES, { status: "Connected", length: 5 }),
          older ? required : { __all__: ["Must specify a unit when setting a cable length"] },
        ],
        [
          client.create(CABLES, { status: "Active", type: "nope", color: "xx" }),
          {
            ...(older && required),
            type: ["nope is not a valid choice."],
            color: ["Enter a valid hexadecimal RGB color code."],
            status: ["Related object not found using the provided attributes: {'name': 'Active'}"],
          },
        ],
      ];
      for (const [answer, errors] of refused) expect((await answer).body).to.deep.equal(errors);
    });

    it("keep their ends before 3.0", async () => {
      if (!(await client.isOlder())) return;
      const [{ id, label }] = (await client.get(`${CABLES}?label=${named("c1")}`)).body.results;
      const path = `${CABLES}${id as string}/`;
      const moved = await client.send("PATCH", path, { termination_b_id: ports[2].id });
      expect(moved.body.termination_b[0]).to.match(/^Cable termination points may not be modified\./);
      expect((await client.send("PATCH", path, { color: "00ff00" })).body).to.include({
        label,
        color: "00ff00",
      });
    });

    it("stay when a device goes, with an end free; before 3.0 they went with it", async () => {
      const older = await client.isOlder();
      await client.must("/dcim/devices/", deviceBody("three"));
      const port = await client.must("/dcim/interfaces/", portBody("three", "p1"));
      const { body } = await cable(ports[2], port, { type: "cat6", length: 3, length_unit: "m" });
      const about = { assigned_object_type: "dcim.cable", assigned_object_id: body.id };
      const note = await client.must("/extras/notes/", { ...about, note: "seen" });
      const [device] = (await client.get(`/dcim/devices/?name=${named("three")}`)).body.results;
      const path = `/dcim/devices/${device.id as string}/`;
      expect((await client.send("DELETE", path)).status).to.equal(204);
      const left = (await client.get(`${CABLES}${body.id as string}/`)).body;
      const noted = await client.get(`/extras/notes/${note.id as string}/`);
      expect(noted.status).to.equal(older ? 404 : 200);
      if (older) return expect(left).to.deep.equal({ detail: "No Cable matches the given query." });
      expect(left).to.deep.include({
        ...{ termination_a_id: ports[2].id, termination_b_id: null, termination_b: null, length: 3 },
      });
      expect([left.type.value, left.length_unit.value]).to.deep.equal(["cat6", "m"]);
      const again = await client.send("PATCH", `${CABLES}${body.id as string}/`, {
        termination_b_type: "dcim.interface",
        termination_b_id: ports[3].id,
        type: "",
      });
      expect(again.body).to.deep.include({ termination_b_id: ports[3].id, type: null });
      expect((await client.send("DELETE", `${CABLES}${body.id as string}/`)).status).to.equal(204);
      expect((await client.get(`/dcim/interfaces/${ports[3].id as string}/`)).body.cable).to.equal(null);
    });
  });
}
