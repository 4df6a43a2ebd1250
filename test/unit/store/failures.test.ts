import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { BridgeError } from "../../../src/lib/errors.js";
import { openStore, type StoreOptions } from "../../../src/store/index.js";
import { storeFailure } from "../../../src/store/failure.js";

describe("a store that cannot be used", () => {
  let directory: string;
  beforeEach(() => (directory = mkdtempSync(join(tmpdir(), "bridge-store-"))));
  afterEach(() => rmSync(directory, { recursive: true }));

  const refusal = async (options: StoreOptions): Promise<BridgeError> => {
    const thrown: unknown = await openStore(options).catch((error: unknown) => error);
    expect(thrown).to.include({ name: "BridgeError", code: "STORE_FAILED", retryable: true });
    return thrown as BridgeError;
  };

  it("names the place that cannot be written and how to choose another", async () => {
    writeFileSync(join(directory, "file"), "");
    const { message, fix } = await refusal({ directory: join(directory, "file", "data") });
    expect(message).to.include(join("file", "data", "runs.db"));
    expect(fix).to.match(/dataDir/);
  });

  it("refuses at once a directory where the system keeps no files", async function () {
    if (process.platform !== "linux") this.skip();
    for (const nowhere of ["/proc/bridge/data", "/sys/kernel/bridge/data"]) {
      const { message, fix } = await refusal({ directory: nowhere });
      expect(message).to.include(nowhere);
      expect(fix).to.match(/dataDir/);
    }
  });

  it("says what to do about a file that is no database, and leaves it as it is", async () => {
    const file = join(directory, "runs.db");
    writeFileSync(file, "something else entirely".repeat(100));
    expect((await refusal({ directory })).fix).to.match(/Move the file away/);
    expect(statSync(file).size).to.equal(2300);
  });

  it("says which PostgreSQL does not answer, without its password", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const url = `postgres://bridge:hunter2@127.0.0.1:${port}/runs`;
    const error = await refusal({ directory, url });
    expect(error.message).to.include(`127.0.0.1:${port}/runs`);
    expect(error.describe()).not.to.include("hunter2");
    expect(error.fix).to.match(/store\.url/);
  });

  it("says that a disk is full", () => {
    const engine = { place: "runs.db", fix: "" };
    for (const code of ["SQLITE_FULL", "ENOSPC", "53100"]) {
      const full = Object.assign(new Error("no space"), { code });
      expect(storeFailure(full, engine).fix).to.match(/Free space/);
    }
  });

  it("keeps its file from other users", async () => {
    const store = await openStore({ directory: join(directory, "data") });
    expect(statSync(join(directory, "data")).mode & 0o777).to.equal(0o700);
    expect(statSync(join(directory, "data", "runs.db")).mode & 0o777).to.equal(0o600);
    await store.close();
  });
});
