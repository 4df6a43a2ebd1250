import { expect } from "chai";
import { Client, RUN, type GetTarget } from "./target.js";

export function graphql(target: GetTarget): void {
  describe("GraphQL", () => {
    const client = new Client(target);
    const namespace = `${RUN} graph`;
    const type = `${RUN} Hall`;
    const messages = async (query: string, variables?: unknown): Promise<[number, string[]]> => {
      const { status, body } = await client.graphql(query, variables);
      // 2.4 has other quotes around names
      return [
        status,
        (body.errors as { message: string }[]).map(({ message }) => message.replaceAll('"', "'")),
      ];
    };

    before(async () => {
      await client.must("/dcim/location-types/", {
        name: type,
        content_types: ["ipam.prefix"],
        nestable: true,
      });
      const hall = { location_type: type, status: "Active" };
      const root = await client.must("/dcim/locations/", {
        ...hall,
        name: `${RUN} H`,
        time_zone: "Europe/Berlin",
        latitude: 1.5,
      });
      await client.must("/dcim/locations/", { ...hall, name: `${RUN} H2`, parent: root.id });
      await client.must("/ipam/namespaces/", { name: namespace });
      const prefix = { status: "Active", namespace };
      await client.must("/ipam/prefixes/", {
        ...prefix,
        prefix: "10.0.0.0/8",
        type: "container",
        location: root.id,
      });
      await client.must("/ipam/prefixes/", { ...prefix, prefix: "10.1.0.0/16" });
    });
    after(() => client.clean());

    it("reads objects, what they refer to and what refers to them", async () => {
      const { status, body } = await client.graphql(
        `query($n: [String]) { prefixes(namespace: $n) {
          prefix type ip_version prefix_length description date_allocated _custom_field_data parent { prefix } status { name }
          namespace { name location { name } } locations { name parent { name } } children { prefix } tags { name } tenant { name } } }`,
        { n: [namespace] },
      );
      const common = {
        ...{
          ip_version: 4,
          description: "",
          date_allocated: null,
          _custom_field_data: {},
          tags: [],
          tenant: null,
        },
        ...{ status: { name: "Active" }, namespace: { name: namespace, location: null } },
      };
      expect(status).to.equal(200);
      expect(body.data.prefixes).to.deep.equal([
        {
          ...{ ...common, prefix: "10.0.0.0/8", type: "CONTAINER", prefix_length: 8, parent: null },
          ...{ children: [{ prefix: "10.1.0.0/16" }], locations: [{ name: `${RUN} H`, parent: null }] },
        },
        {
          ...{ ...common, prefix: "10.1.0.0/16", type: "NETWORK", prefix_length: 16 },
          ...{ parent: { prefix: "10.0.0.0/8" }, children: [], locations: [] },
        },
      ]);
    });

    it("shows content types, choices by name, decimals and times in its own forms", async () => {
      const { body } = await client.graphql(
        `{ locations(name: "${RUN} H") { latitude longitude asn time_zone created prefixes { prefix } children { name }
           location_type { nestable content_types { app_label model } } } }`,
      );
      const [hall] = body.data.locations;
      expect(hall).to.deep.include({
        ...{ latitude: "1.500000", longitude: null, asn: null, time_zone: "EUROPE_BERLIN" },
        ...{ prefixes: [{ prefix: "10.0.0.0/8" }], children: [{ name: `${RUN} H2` }] },
        location_type: { nestable: true, content_types: [{ app_label: "ipam", model: "prefix" }] },
      });
      expect(hall.created).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/);
    });

    it("takes filters, limit, offset, aliases, fragments and variables", async () => {
      const { body } = await client.graphql(
        `query Q($l: Int) { first: locations(name__isw: "${RUN}", limit: $l) { ...F } rest: locations(name__isw: "${RUN}", limit: $l, offset: 1) { ...F }
           none: locations(name__isw: "${RUN}", last_updated__gte: ["2999-01-01"]) { ...F } roots: locations(name__isw: "${RUN}", parent__isnull: true) { ...F }
           types: location_types(name: ["${type}"]) { name @include(if: false) nestable __typename } }
         fragment F on LocationType { name }`,
        { l: 1 },
      );
      expect(body.data).to.deep.equal({
        ...{
          first: [{ name: `${RUN} H` }],
          rest: [{ name: `${RUN} H2` }],
          none: [],
          roots: [{ name: `${RUN} H` }],
        },
        types: [{ nestable: true, __typename: "LocationTypeType" }],
      });
    });

    it("reads one object by id, null when there is none", async () => {
      const { id } = (await client.get(`/dcim/location-types/?name=${type}`)).body.results[0];
      const query = "query($id: ID!) { location_type(id: $id) { name } }";
      expect((await client.graphql(query, { id })).body.data).to.deep.equal({
        location_type: { name: type },
      });
      const none = await client.graphql(query, { id: "11111111-1111-4111-8111-111111111111" });
      expect(none.body.data).to.deep.equal({ location_type: null });
    });

    it("refuses what is not in its schema with 400", async () => {
      const older = await client.isOlder();
      const refused: [query: string, message: RegExp][] = [
        ["{ locations { nope } }", /^Cannot query field 'nope' on type 'LocationType'\./],
        ["{ nope { id } }", /^Cannot query field 'nope' on type 'Query'\./],
        [
          "{ locations(nope: 1) { id } }",
          older
            ? /^Unknown argument 'nope' on field 'locations' of type 'Query'\./
            : /^Unknown argument 'nope' on field 'Query\.locations'\./,
        ],
        ["{ locations ", older ? /Expected Name, found EOF/ : /^Syntax Error: Expected Name, found <EOF>\.$/],
        [
          "{ locations {\n  id !\n  name\n} }",
          older
            ? /\(2:6\) Expected Name, found !\n\n1: \{ locations \{\n2: {3}id !\n {8}\^\n3: {3}name\n$/
            : /^Syntax Error: Expected Name, found '!'\.$/,
        ],
        [
          "{ locations { status } }",
          older
            ? /^Field 'status' of type 'StatusType' must have a sub selection\.$/
            : /^Field 'status' of type 'StatusType' must have a selection of subfields\. Did you mean 'status \{ \.\.\. \}'\?$/,
        ],
      ];
      for (const [query, wanted] of refused) {
        const [status, [message]] = await messages(query);
        expect(status, query).to.equal(400);
        expect(message).to.match(wanted);
      }
      expect(await messages("query($n: [String!]!) { locations(name: $n) { id } }", {})).to.deep.equal([
        400,
        ["Variable '$n' of required type '[String!]!' was not provided."],
      ]);
      expect((await client.send("POST", "/graphql/", {})).body).to.deep.equal({
        errors: [{ message: "Must provide query string." }],
      });
    });

    it("answers 200 with null and the filter's complaint when a value is refused", async () => {
      const { status, body } = await client.graphql('{ locations(location_type: ["Nope"]) { id } }');
      expect(status).to.equal(200);
      expect(body.data).to.deep.equal({ locations: null });
      expect(body.errors[0]).to.deep.equal({
        message: "{'location_type': ['Select a valid choice. Nope is not one of the available choices.']}",
        locations: [{ line: 1, column: 3 }],
        path: ["locations"],
      });
    });
  });
}
