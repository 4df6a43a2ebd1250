import { expect } from "chai";
import { ChangeLog } from "../../../src/ssot/snapshot-log.js";
import { client, server, useNock } from "../nautobot/nock.js";

const TYPE = { app_label: "tenancy", model: "tenant" };
const entry = (id: string, time: string) => ({
  id,
  time,
  changed_object_id: id,
  changed_object_type: TYPE,
});
const ENTRIES = [
  entry("early", "2026-11-22T12:00:00.000001+00:00"),
  entry("newest", "2026-11-22T12:03:00.000900+00:00"),
];

/** How far back the change log is read again: entries can appear up to five minutes late. */
describe("the change log", () => {
  useNock();
  const asked: string[] = [];
  const heard = (query: string) => Boolean(asked.push(query));
  /** Where the log stands for who reads it when this is the newest job result. */
  const positionAt = async (begun?: string, since?: string) => {
    const begins = begun === undefined ? [] : [{ date_created: begun }];
    if (since === undefined)
      server()
        .post("/graphql/", ({ query }: { query: string }) => heard(query))
        .reply(200, { data: { rows: ENTRIES.slice(1), begun: begins } });
    server()
      .post("/graphql/", ({ query }: { query: string }) => heard(query))
      .reply(200, { data: { running: [], begun: begins, CREATE: [], UPDATE: ENTRIES, DELETE: [] } });
    return new ChangeLog(client(), new AbortController().signal).position(since);
  };
  const BEFORE = "2026-11-22T11:58:00.000Z";

  beforeEach(() => asked.splice(0));

  it("is read again from five minutes before its newest entry", async () => {
    for (const begun of [undefined, "2026-11-22T11:00:00+00:00"]) {
      const position = await positionAt(begun);
      expect(position).to.deep.equal({ anchor: "newest", since: BEFORE, applied: ["early", "newest"] });
    }
    expect(asked[1]).to.contain(BEFORE);
  });

  it("is read again from its newest entry once a Job began more than five minutes later", async () => {
    const position = await positionAt("2026-11-22T13:00:00.5+00:00");
    expect(position).to.deep.equal({
      anchor: "newest",
      since: "2026-11-22T12:03:00.000Z",
      applied: ["newest"],
    });
    expect(asked[1]).to.contain("2026-11-22T12:03:00.000Z");
  });

  it("is read again from five minutes before the newest Job while that is later than the newest entry", async () => {
    const position = await positionAt("2026-11-22T12:06:00+00:00", BEFORE);
    expect(position).to.deep.include({ since: "2026-11-22T12:01:00.000Z", applied: ["newest"] });
  });
});
