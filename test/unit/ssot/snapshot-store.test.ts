import { expect } from "chai";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileSnapshots, unread } from "../../../src/ssot/index.js";

describe("fileSnapshots", () => {
  let parent: string;
  const warnings: string[] = [];
  const open = (...path: string[]) =>
    fileSnapshots(join(parent, ...path), (message) => warnings.push(message));
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), "bridge-"));
    warnings.length = 0;
  });
  afterEach(() => rm(parent, { recursive: true, force: true }));

  it("keeps text by key, for the owner's eyes only, and leaves nothing half written", async () => {
    await open("data", "snapshots").put("a", "one");
    await open("data", "snapshots").put("a", "two");
    expect(await open("data", "snapshots").get("a")).to.equal("two");
    expect((await stat(join(parent, "data", "snapshots"))).mode & 0o777).to.equal(0o700);
    expect(await readdir(join(parent, "data", "snapshots"))).to.deep.equal(["a.json"]);
    expect((await stat(join(parent, "data", "snapshots", "a.json"))).mode & 0o777).to.equal(0o600);
  });

  it("knows nothing of a key that was never put, without a word", async () => {
    expect(await open("none").get("a")).to.equal(undefined);
    expect(warnings).to.deep.equal([]);
  });

  it("warns, and goes on, when it cannot write or read", async () => {
    await open().put("b", "text");
    await open("b.json").put("c", "text");
    expect(await open("b.json").get("c")).to.equal(undefined);
    expect(warnings.length).to.be.at.least(1);
  });

  it("is written but not read for a run that loads everything", async () => {
    await unread(open()).put("a", "one");
    expect(await unread(open()).get("a")).to.equal(undefined);
    expect(await open().get("a")).to.equal("one");
  });
});
