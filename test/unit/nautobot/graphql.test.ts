import { expect } from "chai";
import { client, flaky, nautobotError, server, useNock } from "./nock.js";

const QUERY = "query($n:[String]){tenants(name:$n){id}}";

describe("graphql", () => {
  useNock();

  it("sends query and variables and returns the data", async () => {
    const data = { tenants: [{ id: "a" }] };
    server()
      .post("/graphql/", { query: QUERY, variables: { n: ["A"] } })
      .reply(200, { data });
    expect(await client().graphql(QUERY, { n: ["A"] })).to.deep.equal(data);
  });

  it("is repeated like any reading", async () => {
    server()
      .post("/graphql/")
      .times(2)
      .reply(flaky(1, 502, { data: {} }));
    expect(await client().graphql(QUERY)).to.deep.equal({});
  });

  it("throws the server's messages for a query it refuses", async () => {
    const errors = [{ message: "Cannot query field 'x'", locations: [{ line: 1, column: 2 }] }];
    server().post("/graphql/").reply(400, { errors });
    const error = await nautobotError(client().graphql("{x}"));
    expect(error.message).to.equal("POST /graphql/: 400: Cannot query field 'x'");
    expect(error).to.include({ code: "NAUTOBOT_REQUEST", status: 400, path: "/graphql/" });
  });

  it("throws rather than return half an answer", async () => {
    const errors = [{ message: "boom", path: ["a"] }, { message: "bang" }];
    server()
      .post("/graphql/")
      .reply(200, { data: { tenants: null }, errors });
    const error = await nautobotError(client().graphql(QUERY));
    expect(error.message).to.equal("POST /graphql/: boom; bang");
    expect(error.code).to.equal("NAUTOBOT_REQUEST");
  });
});
