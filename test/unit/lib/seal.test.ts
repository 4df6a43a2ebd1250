import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { BridgeError } from "../../../src/lib/errors.js";
import { openSeal, sealWith } from "../../../src/lib/seal.js";

const KEY = Buffer.alloc(32, 1);

const refusal = (work: () => unknown): Partial<BridgeError> => {
  try {
    return { message: `no refusal: ${String(work())}` };
  } catch (thrown) {
    return thrown as BridgeError;
  }
};

describe("what is sealed", () => {
  it("is read with the same key only, and looks different each time", () => {
    const [first, second] = [sealWith(KEY).seal("a token"), sealWith(KEY).seal("a token")];
    expect(first).not.to.equal(second);
    expect(Buffer.from(first, "base64").toString("latin1")).not.to.include("token");
    expect(sealWith(KEY).open(first)).to.equal("a token");
    expect(refusal(() => sealWith(Buffer.alloc(32, 2)).open(first))).to.include({ code: "SECRET_KEY" });
  });

  it("is refused when a bit of it was changed, or its end is missing", () => {
    const bytes = Buffer.from(sealWith(KEY).seal("a token"), "base64");
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      expect(refusal(() => sealWith(KEY).open(changed.toString("base64")))).to.include({
        code: "SECRET_KEY",
      });
      const short = bytes.subarray(0, at).toString("base64");
      expect(refusal(() => sealWith(KEY).open(short))).to.include({ code: "SECRET_KEY" });
    }
  });

  it("has a fingerprint that only the key can make again", () => {
    const print = sealWith(KEY).fingerprint("a token");
    expect(sealWith(KEY).fingerprint("a token")).to.equal(print);
    expect(sealWith(Buffer.alloc(32, 2)).fingerprint("a token")).not.to.equal(print);
  });
});

describe("the key of what is sealed", () => {
  let directory: string;
  beforeEach(() => (directory = mkdtempSync(join(tmpdir(), "bridge-seal-"))));
  afterEach(() => rmSync(directory, { recursive: true }));

  it("is made once, also by processes that begin together, and for its owner only", async () => {
    const place = join(directory, "new", "data");
    const seals = await Promise.all(Array.from({ length: 10 }, () => openSeal(place)));
    const sealed = seals[0]?.seal("a token") ?? "";
    expect(seals.map((seal) => seal.open(sealed))).to.deep.equal(Array(10).fill("a token"));
    expect((await openSeal(place)).open(sealed)).to.equal("a token");
    expect(statSync(join(place, "secret.key")).mode & 0o777).to.equal(0o600);
  });

  it("that is configured is used instead of the file, which is not made", async () => {
    const sealed = (await openSeal(directory, "a configured key")).seal("a token");
    expect(sealWith(Buffer.from("a configured key")).open(sealed)).to.equal("a token");
    expect(() => readFileSync(join(directory, "secret.key"))).to.throw(/ENOENT/);
  });

  it("is not replaced when its file holds something else: what was sealed could never be read again", async () => {
    const file = join(directory, "secret.key");
    writeFileSync(file, "not a key");
    const thrown = (await openSeal(directory).catch((error: unknown) => error)) as BridgeError;
    expect(thrown).to.include({ code: "SECRET_KEY" });
    expect(thrown.fix).to.include(directory);
    expect(readFileSync(file, "utf8")).to.equal("not a key");
  });
});
