import type { Express } from "express";
import { get } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { expect } from "chai";
import nock from "nock";
import type { NumberedEvent, RunEvent } from "../../../src/jobs/events.js";
import type { Execute } from "../../../src/runs/index.js";
import { testApi, TOKEN } from "../../helpers/app.js";
import { report } from "../../helpers/reports.js";
import { temporaryStore, type TemporaryStore } from "../../helpers/stores.js";

const RUNS = "/api/v1/jobs/acme.sites/runs";
const variables = { url: "https://acme.example" };
const log = (message: string): RunEvent => ({
  type: "log",
  entry: { at: "2026-01-01T00:00:00.000Z", level: "info", message },
});
const linesOf = (text: string) =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as NumberedEvent);

describe("a run's events", () => {
  let kept: TemporaryStore;
  let server: Server | undefined;
  let say: (event: RunEvent) => void;
  let end: () => void;

  const held: Execute = (_, { id, emit }) =>
    new Promise((resolve) => {
      say = emit;
      emit({ type: "run-started", run: id, job: "acme.sites", name: "Sites", dryRun: true });
      end = () => resolve(report({ id }));
    });
  // even the sockets that it lets through, nock ends before a slow reader has read them
  before(() => nock.restore());
  after(() => nock.activate());
  beforeEach(async () => (kept = await temporaryStore()));
  afterEach(async () => {
    server?.closeAllConnections();
    server?.close();
    server = undefined;
    await kept.remove();
  });

  const start = async (execute = held) => {
    const { app, call, runner } = testApi(kept.store, execute);
    const { body } = (await call("post", RUNS).send({ variables }).expect(202)) as {
      body: { id: string; url: string };
    };
    return { app, call, runner, ...body };
  };
  const finish = async (runner: { finished(id: string): Promise<unknown> }, id: string) => {
    end();
    await runner.finished(id);
  };
  const follow = async (app: Express, path: string, headers: object = {}): Promise<IncomingMessage> => {
    server ??= createServer(app).listen(0, "127.0.0.1");
    if (!server.listening) await new Promise((resolve) => server?.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    return new Promise((resolve, reject) => {
      const options = { port, path, headers: { authorization: `Bearer ${TOKEN}`, ...headers } };
      get(options, (response) => resolve(response.setEncoding("utf8"))).on("error", reject);
    });
  };
  const untilText = async (response: IncomingMessage, wanted: RegExp): Promise<string> => {
    let text = "";
    for await (const part of response as AsyncIterable<string>) if (wanted.test((text += part))) break;
    return text;
  };

  it("come in order as they happen, and end with the run", async () => {
    const { app, runner, id, url } = await start();
    const response = await follow(app, `${url}/events`);
    expect(response.headers["content-type"]).to.equal("application/x-ndjson");
    let text = "";
    const all = (async () => {
      for await (const part of response as AsyncIterable<string>) {
        text += part;
        if (/"loading"/.test(text) && !/first/.test(text)) say(log("first"));
        else if (/first/.test(text) && !/succeeded/.test(text)) end();
      }
    })();
    await all;
    const events = linesOf(text);
    expect(events.map(({ seq }) => seq)).to.deep.equal(events.map((_, index) => index + 1));
    expect(events.map(({ event }) => event.type)).to.include.members([
      "state",
      "run-started",
      "log",
      "run-finished",
    ]);
    expect(events.at(-1)?.event).to.deep.equal({ type: "state", state: "succeeded" });
    expect(await kept.store.events(id, { limit: 100 })).to.deep.equal({ items: events });
    await runner.finished(id);
  });

  it("go on after the last that was seen, by number or as browsers ask", async () => {
    const { app, call, runner, id, url } = await start();
    await finish(runner, id);
    const all = linesOf((await call("get", `${url}/events`).buffer(true).parse(asText)).body as string);
    const rest = linesOf(
      (await call("get", `${url}/events?after=2`).buffer(true).parse(asText)).body as string,
    );
    expect(rest).to.deep.equal(all.slice(2));
    const response = await follow(app, `${url}/events`, {
      accept: "text/event-stream",
      "last-event-id": "2",
    });
    expect(response.headers["content-type"]).to.match(/^text\/event-stream/);
    const [third] = all.slice(2);
    const text = await untilText(response, /\n\n/);
    expect(text).to.match(new RegExp(`^id: 3\nevent: ${third?.event.type ?? ""}\ndata: `));
    expect(JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? "")).to.deep.equal(third);
  });

  it("are what is there, without waiting, on request", async () => {
    const { call, runner, id, url } = await start();
    const now = await call("get", `${url}/events?wait=false`).buffer(true).parse(asText);
    for (const { event } of linesOf(now.body as string)) expect(event.type).not.to.equal("run-finished");
    await finish(runner, id);
  });

  it("reach many who follow, the slow ones as well, in full", async () => {
    const { app, runner, id, url } = await start();
    const first = await follow(app, `${url}/events`);
    const others = Array.from({ length: 49 }, () => follow(app, `${url}/events`));
    const responses = [first, ...(await Promise.all(others))];
    for (let count = 0; count < 3000; count += 1) say(log(`${count} ${"x".repeat(200)}`));
    await finish(runner, id);
    const { items } = await kept.store.events(id, { limit: 10_000 });
    for (const response of responses) {
      let text = "";
      for await (const part of response as AsyncIterable<string>) text += part;
      expect(linesOf(text).map(({ seq }) => seq)).to.deep.equal(items.map(({ seq }) => seq));
    }
  });

  it("are found for runs of other processes, too", async () => {
    const { call, runner, id, url } = await start();
    await finish(runner, id);
    const elsewhere = testApi(kept.store);
    const events = await elsewhere.call("get", `${url}/events`).buffer(true).parse(asText);
    const here = await call("get", `${url}/events`).buffer(true).parse(asText);
    expect(events.body).to.equal(here.body);
    await elsewhere.call("get", "/api/v1/runs/none/events").expect(404);
  });
});

function asText(response: unknown, done: (error: Error | null, body: string) => void): void {
  let text = "";
  const stream = response as IncomingMessage;
  stream.setEncoding("utf8");
  stream.on("data", (part) => (text += String(part)));
  stream.on("end", () => done(null, text));
}
