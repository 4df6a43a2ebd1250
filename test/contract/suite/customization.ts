import { expect } from "chai";
import { Client, RUN, type GetTarget } from "./target.js";

const TENANTS = "/tenancy/tenants/";
const key = (name: string): string => `${RUN.replaceAll("-", "_")}_${name}`;

export function customization(target: GetTarget): void {
  describe("custom fields", () => {
    const client = new Client(target);
    const types = ["text", "integer", "boolean", "date", "url"];
    let tenant: any;
    const write = (values: object) =>
      client.send("PATCH", `${TENANTS}${tenant.id as string}/`, { custom_fields: values });

    before(async () => {
      const older = await client.must(TENANTS, { name: `${RUN} older` });
      for (const type of types)
        await provisioned(client, older, {
          label: key(type),
          type,
          content_types: ["tenancy.tenant"],
        });
      tenant = await client.must(TENANTS, { name: `${RUN} owned` });
    });
    after(() => client.clean());

    it("are on every object of their types, empty at first", async () => {
      expect(tenant.custom_fields).to.deep.include(
        Object.fromEntries(types.map((type) => [key(type), null])),
      );
      const namespace = await client.must("/ipam/namespaces/", { name: `${RUN} bare` });
      expect(namespace.custom_fields).not.to.have.property(key("text"));
    });

    it("keep what is not written, ignore what they do not know, and are the same in GraphQL", async () => {
      const values = { [key("text")]: "x", [key("integer")]: "5", [key("boolean")]: 1 };
      expect((await write({ ...values, nobody: 1 })).status).to.equal(200);
      expect((await write({ [key("date")]: "2024-02-29" })).status).to.equal(200);
      const expected = {
        ...{ [key("text")]: "x", [key("integer")]: 5, [key("boolean")]: true },
        ...{ [key("date")]: "2024-02-29", [key("url")]: null },
      };
      const { custom_fields } = (await client.get(`${TENANTS}${tenant.id as string}/`)).body;
      expect(custom_fields).to.deep.include(expected).and.not.have.property("nobody");
      const { data } = (
        await client.graphql(`{ tenant(id: "${tenant.id as string}") { _custom_field_data } }`)
      ).body;
      expect(data.tenant._custom_field_data).to.deep.equal(custom_fields);
    });

    it("refuse what is not of their type", async () => {
      const wrong: [string, unknown, string][] = [
        ["text", 5, "Value must be a string"],
        ["integer", "x", "Value must be an integer."],
        ["boolean", "x", "Value must be true or false."],
        ["date", "x", "Date values must be in the format YYYY-MM-DD."],
        ["url", 5, "Value must be a string"],
      ];
      for (const [type, value, message] of wrong) {
        const { status, body } = await write({ [key(type)]: value });
        const errors = { __all__: [`Invalid value for custom field '${key(type)}': ${message}`] };
        expect([status, body]).to.deep.equal([400, errors]);
      }
    });

    it("are defined with a key that GraphQL can take", async () => {
      const define = (body: object) => client.create("/extras/custom-fields/", body);
      const good = { label: "x", type: "text", content_types: ["tenancy.tenant"] };
      const wrong: [object, unknown][] = [
        [
          {},
          {
            content_types: ["This field is required."],
            type: ["This field is required."],
            label: ["This field is required."],
          },
        ],
        [{ ...good, key: key("text") }, { key: ["custom field with this key already exists."] }],
        [{ ...good, content_types: ["foo.bar"] }, { content_types: ["Invalid content type: foo.bar"] }],
        [
          { ...good, key: "1-x" },
          {
            key: [
              "This key is not Python/GraphQL safe. Please do not start the key with a digit and do not use hyphens or whitespace",
            ],
          },
        ],
      ];
      for (const [body, errors] of wrong) expect((await define(body)).body).to.deep.equal(errors);
      expect(
        (await client.get(`/extras/custom-fields/?label=${key("text")}`)).body.results[0],
      ).to.deep.include({
        ...{
          display: key("text"),
          key: key("text"),
          type: { value: "text", label: "Text" },
          default: null,
        },
        content_types: ["tenancy.tenant"],
      });
    });
  });
}

/**
 * A custom field that Nautobot has given to the objects there are: until then it may write over their values. Done in the
 * background, once an object from before has it.
 */
async function provisioned(client: Client, before: any, body: object): Promise<void> {
  const { key: added } = await client.must("/extras/custom-fields/", body);
  const query = `{ tenant(id: "${before.id as string}") { _custom_field_data } }`;
  for (;;) {
    const { data } = (await client.graphql(query)).body;
    if (added in data.tenant._custom_field_data) return;
  }
}
