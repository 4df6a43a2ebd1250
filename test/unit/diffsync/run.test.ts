import { expect } from "chai";
import { z } from "zod";
import {
  Adapter,
  Diff,
  DiffSyncFlags,
  defineModel,
  type Outcome,
  type Progress,
} from "../../../src/diffsync/index.js";
import { Net, type Mode, type SiteData } from "./world.js";

const mode: Mode = { deletesLast: false, batched: false, movable: false };
const site = (name: string, ...devices: string[]): SiteData => ({
  name,
  role: name,
  devices: devices.map((device) => ({ name: device, role: device, interfaces: ["e0"] })),
});
const source = (): Net => new Net(mode).fill([site("s1", "d1", "d2"), site("s2", "d3")]);

describe("a run", () => {
  it("may be limited to types: others stay as they are, and what is below a new one cannot be made", async () => {
    const target = new Net(mode).fill([{ ...site("s1", "d1"), role: "other" }]);
    const skipped: string[] = [];
    const diff = await target.diffFrom(source(), {
      types: ["device"],
      onSkip: ({ uid, reason }) => skipped.push(`${uid} ${reason}`),
    });
    expect([...diff.changes()].map(({ action, uid }) => `${action} ${uid}`)).to.deep.equal(["create d2"]);
    expect(skipped).to.deep.equal(["d2__e0 types", "s2 types"]);
  });

  it("may be limited to attributes of an update, while a create takes them all", async () => {
    const Device = defineModel({
      name: "device",
      identifiers: { name: z.string() },
      attributes: { a: z.number(), b: z.number() },
    });
    class Two extends Adapter {
      override readonly topLevel = [Device];
    }
    const [from, to] = [new Two(), new Two()];
    from.add(Device, { name: "old", a: 1, b: 1 });
    from.add(Device, { name: "new", a: 1, b: 1 });
    to.add(Device, { name: "old", a: 2, b: 2 });
    await to.syncFrom(from, { attributes: { device: ["a"] } });
    expect(to.getAll(Device).map((device) => device.getAttrs())).to.deep.equal([
      { a: 1, b: 2 },
      { a: 1, b: 1 },
    ]);
  });

  it("applies the part of a diff that a filter accepts", async () => {
    const target = new Net(mode).fill([site("s1", "d9")]);
    const from = source();
    const diff = (await target.diffFrom(from)).filter(
      ({ action, type }) => action !== "delete" && type !== "site",
    );
    expect(diff.summary()).to.include({ create: 4, delete: 0 });
    await target.syncFrom(from, { diff });
    expect(target.getAll("site").map(String)).to.deep.equal(["s1"]);
    expect(target.getAll("device").map(String)).to.deep.equal(["d9", "d1", "d2"]);
  });

  it("respects an empty diff of any class", async () => {
    class Sorted extends Diff {}
    const target = new Net(mode).fill([site("s9")]);
    expect((await target.syncFrom(source(), { diff: new Diff(), diffClass: Sorted })).size).to.equal(0);
    expect(target.getAll("site")).to.have.length(1);
  });

  it("respects an empty diff", async () => {
    const target = new Net(mode);
    await target.syncFrom(source(), { diff: new Diff() });
    expect(target.count()).to.equal(0);
  });

  it("writes what the diff says, whatever became of the source since", async () => {
    const [from, target] = [source(), new Net(mode)];
    const diff = await target.diffFrom(from);
    from.get("site", "s1").assign({ role: "later" });
    await target.syncFrom(from, { diff });
    expect(target.get("site", "s1").getAttrs()).to.deep.equal({ role: "s1" });
  });

  it("gives its outcomes as a stream that waits for its reader", async () => {
    const target = new Net(mode);
    const seen: string[] = [];
    for await (const { uid } of target.outcomesFrom(source())) {
      seen.push(uid);
      // One more change may be under way, no more.
      expect(target.calls.length).to.be.at.most(seen.length + 1);
    }
    expect(seen).to.have.length(8);
  });

  it("ends when nobody wants the stream any longer", async () => {
    const target = new Net(mode);
    for await (const { uid } of target.outcomesFrom(source())) if (uid === "d1") break;
    expect(target.count()).to.be.lessThan(4);
  });

  it("passes a failure on to the stream's reader", async () => {
    const target = new Net(mode, (call) => call === "create site s2");
    const read = async (): Promise<void> => {
      for await (const outcome of target.outcomesFrom(source()))
        expect(outcome.message).to.not.equal(undefined);
    };
    const failure: unknown = await read().catch((error: unknown) => error);
    expect(failure).to.have.property("message", "create of s2 refused");
  });

  it("ends with the signal's reason, every change accounted for", async () => {
    const stop = new AbortController();
    const target = new Net(mode);
    const outcomes: Outcome[] = [];
    const reason = new Error("enough");
    const failure: unknown = await target
      .syncFrom(source(), {
        signal: stop.signal,
        onOutcome: (outcome) => {
          outcomes.push(outcome);
          if (outcome.uid === "d1") stop.abort(reason);
        },
      })
      .catch((error: unknown) => error);
    expect(failure).to.equal(reason);
    expect(outcomes.map(({ status }) => status).sort()).to.deep.equal([
      ...Array<string>(6).fill("skipped"),
      "success",
      "success",
    ]);
    const early: unknown = await target
      .diffFrom(source(), { signal: stop.signal })
      .catch((error: unknown) => error);
    expect(early).to.equal(reason);
  });

  it("makes a change's own validation error its failure when it goes on", async () => {
    const Strict = defineModel({
      name: "device",
      identifiers: { name: z.string() },
      attributes: { role: z.string() },
    });
    const Loose = defineModel({
      name: "device",
      identifiers: { name: z.string() },
      attributes: { role: z.string().nullable() },
    });
    class From extends Adapter {
      override readonly topLevel = [Loose];
    }
    class To extends Adapter {
      override readonly topLevel = [Strict];
    }
    const [from, to] = [new From(), new To()];
    from.add(Loose, { name: "bad", role: null });
    from.add(Loose, { name: "good", role: "x" });
    const outcomes: Outcome[] = [];
    await to.syncFrom(from, {
      flags: DiffSyncFlags.CONTINUE_ON_FAILURE,
      onOutcome: (one) => void outcomes.push(one),
    });
    expect(outcomes.map(({ uid, status }) => [uid, status])).to.deep.equal([
      ["bad", "error"],
      ["good", "success"],
    ]);
    expect(outcomes[0]?.message).to.include("device.role");
  });

  it("shows its progress", async () => {
    const stages: Progress[] = [];
    await new Net(mode).syncFrom(source(), { onProgress: (progress) => void stages.push(progress) });
    expect(stages.filter(({ stage }) => stage === "diff").map(({ done }) => done)).to.deep.equal([
      1, 2, 3, 4, 5, 6, 7, 8,
    ]);
    expect(stages.at(-1)).to.deep.equal({ stage: "sync", done: 8, total: 8 });
  });

  it("can be stopped while it looks up children that were only named", async () => {
    const Port = defineModel({ name: "port", identifiers: { name: z.string() } });
    const Box = defineModel({ name: "box", identifiers: { name: z.string() }, children: [Port] });
    class Wide extends Adapter {
      override readonly topLevel = [Box];
      constructor(names: readonly string[]) {
        super();
        this.add(Box, { name: "b" }, { children: { port: names } });
        for (const name of names) this.add(Port, { name });
      }
    }
    const names = Array.from({ length: 200_000 }, (_, i) => `p${i}`);
    const [from, to] = [new Wide(names), new Wide(names)];
    const stop = new AbortController();
    const reason = new Error("enough");
    let done = 0;
    setImmediate(() => {
      stop.abort(reason);
    });
    const options = { signal: stop.signal, onProgress: (progress: Progress) => void (done = progress.done) };
    expect(await to.diffFrom(from, options).catch((error: unknown) => error)).to.equal(reason);
    // The boxes, and none of their ports.
    expect(done).to.equal(2);
    expect((await to.diffFrom(from)).summary()).to.include({ "no-change": 200_001 });
  });

  it("lets the event loop go on while it compares and writes", async () => {
    const Device = defineModel({
      name: "device",
      identifiers: { name: z.string() },
      attributes: { a: z.number() },
      // As slow as a comparator may reasonably be: 200 of them take ten times what may pass without a pause.
      compare: { a: (x, y) => spin(1, x === y) },
    });
    class Slow extends Adapter {
      override readonly topLevel = [Device];
    }
    const [from, to] = [new Slow(), new Slow()];
    for (let i = 0; i < 200; i++) {
      from.add(Device, { name: `d${i}`, a: 1 });
      to.add(Device, { name: `d${i}`, a: 2 });
    }
    let turns = 0;
    const count = (): void => {
      turns++;
      next = setImmediate(count);
    };
    let next = setImmediate(count);
    await to.diffFrom(from);
    clearImmediate(next);
    // Counted, not timed: a busy machine only adds turns.
    expect(turns).to.be.at.least(10);
  });
});

/** Keeps the processor busy, then gives the value back. */
function spin<T>(ms: number, value: T): T {
  const until = performance.now() + ms;
  while (performance.now() < until);
  return value;
}
