import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { openTraces } from "../../../src/cli/traces.js";

interface SentSpan {
  name: string;
  spanId: string;
  traceId: string;
  parentSpanId?: string;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  status: { code?: number };
}

describe("traces", () => {
  let server: Server;
  let url: string;
  let bodies: string[];

  beforeEach(async () => {
    bodies = [];
    server = createServer((request, answer) => {
      let text = "";
      request.on("data", (part) => (text += String(part)));
      request.on("end", () => {
        bodies.push(text);
        answer.setHeader("content-type", "application/json").end("{}");
      });
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`;
  });
  afterEach(() => void server.close());

  it("tell a collector of each run, with its steps as spans at the times they took", async () => {
    const traces = openTraces(url, "1.2.3");
    const run = { id: "r1", job: "acme.sites" };
    const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
    const step = "load_source_adapter" as const;
    traces.onEvent(run, at(0), { type: "run-started", job: run.job, dryRun: true });
    traces.onEvent(run, at(1), { type: "step-started", step });
    traces.onEvent(run, at(3), {
      type: "step-finished",
      step: { name: step, status: "failed", durationMs: 2000 },
    });
    traces.onEvent(run, at(4), { type: "state", state: "failed" });
    await traces.close();
    const { resourceSpans } = JSON.parse(bodies[0] ?? "") as {
      resourceSpans: { scopeSpans: { spans: SentSpan[] }[] }[];
    };
    const spans = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((each) => each.spans));
    const [child, root] = spans;
    expect(spans.map(({ name }) => name)).to.deep.equal([step, "run acme.sites"]);
    expect(child).to.include({ parentSpanId: root?.spanId, traceId: root?.traceId });
    const seconds = (span?: SentSpan) =>
      (Number(span?.endTimeUnixNano) - Number(span?.startTimeUnixNano)) / 1e9;
    expect([child, root].map(seconds)).to.deep.equal([2, 4]);
    expect(spans.map(({ status }) => status.code)).to.deep.equal([2, 2]);
    expect(bodies[0]).to.include('"r1"');
  });
});
