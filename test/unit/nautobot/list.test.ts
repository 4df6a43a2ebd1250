import { expect } from "chai";
import { client, failure, rowsOf, server, useNock } from "./nock.js";

const PATH = "/dcim/locations/";
const ids = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => ({ id: `id-${from + at}` }));

/** Answers any page of a list of `total` rows and notes the offsets asked for. */
function serve(total: number, offsets: number[] = [], largest = Infinity) {
  return server()
    .get(PATH)
    .query(true)
    .optionally()
    .times(100)
    .reply((uri) => {
      const query = new globalThis.URL(uri, "http://x").searchParams;
      const offset = Number(query.get("offset"));
      const limit = Math.min(Number(query.get("limit")), largest);
      offsets.push(offset);
      return [200, { count: total, results: ids(offset, Math.min(offset + limit, total)) }];
    });
}

describe("list", () => {
  useNock();

  it("yields every row of every page, in order", async () => {
    serve(5);
    const rows = await rowsOf(client().list(PATH, { limit: 2 }));
    expect(rows.map((row) => row.id)).to.deep.equal(["id-0", "id-1", "id-2", "id-3", "id-4"]);
  });

  it("yields nothing of an empty list", async () => {
    serve(0);
    expect(await rowsOf(client().list(PATH))).to.deep.equal([]);
  });

  it("asks for filters, for rows in full, and in an order that paging cannot lose rows by", async () => {
    let asked = "";
    server()
      .get(PATH)
      .query(true)
      .reply((uri) => ((asked = decodeURIComponent(uri)), [200, { count: 0, results: [] }]));
    await rowsOf(client().list(PATH, { query: { name: ["a", "b"], has_racks: true } }));
    const wanted = "name=a&name=b&has_racks=true&depth=0&exclude_m2m=false&limit=1000&offset=0";
    expect(asked).to.equal(`/api${PATH}?sort=id&${wanted}`);
  });

  it("goes on in the server's page size when that is smaller than asked for", async () => {
    const offsets: number[] = [];
    serve(4, offsets, 2);
    expect(await rowsOf(client().list(PATH, { limit: 1000 }))).to.have.length(4);
    expect(offsets).to.deep.equal([0, 2]);
  });

  it("reads no further than asked when the reader stops", async () => {
    const offsets: number[] = [];
    serve(100, offsets);
    for await (const row of client().list(PATH, { limit: 2, concurrency: 1 })) if (row.id === "id-1") break;
    expect(offsets).to.deep.equal([0]);
  });

  it("is LOAD_INCOMPLETE when the number of objects changes on the way", async () => {
    server()
      .get(PATH)
      .query(true)
      .reply(200, { count: 4, results: ids(0, 2) });
    server()
      .get(PATH)
      .query(true)
      .reply(200, { count: 3, results: ids(2, 3) });
    const error = await failure(rowsOf(client().list(PATH, { limit: 2 })));
    expect(error).to.include({ code: "LOAD_INCOMPLETE", retryable: true });
    expect((error as Error).message).to.equal(
      `${PATH} changed while it was read: 4 objects at first, 3 in the end`,
    );
  });

  it("is LOAD_INCOMPLETE when a row comes twice, as another is missing then", async () => {
    server()
      .get(PATH)
      .query(true)
      .reply(200, { count: 4, results: ids(0, 2) });
    server()
      .get(PATH)
      .query(true)
      .reply(200, { count: 4, results: ids(1, 3) });
    const error = await failure(rowsOf(client().list(PATH, { limit: 2 })));
    expect(error).to.include({ code: "LOAD_INCOMPLETE" });
  });

  it("ends with the signal's reason", async () => {
    serve(2);
    const stop = new AbortController();
    const rows = client().list(PATH, { limit: 2, signal: stop.signal });
    expect((await rows.next()).done).to.equal(false);
    stop.abort(new Error("enough"));
    const other = client().list(PATH, { signal: stop.signal });
    expect(await failure(rowsOf(other))).to.equal(stop.signal.reason);
  });

  it("counts without reading", async () => {
    server()
      .get(PATH)
      .query({ name: "a", depth: 0, exclude_m2m: true, limit: 1, offset: 1_000_000_000 })
      .reply(200, { count: 7, results: [] });
    expect(await client().count(PATH, { name: "a" })).to.equal(7);
  });
});
