import { RELEASES } from "../../src/sandbox/release.js";
import { startSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { contract } from "./suite/index.js";

for (const { minor } of Object.values(RELEASES))
  describe(`the contract, on the sandbox of Nautobot ${minor}`, () => {
    let sandbox: Sandbox;
    before(async () => {
      sandbox = await startSandbox({ release: minor });
    });
    after(() => sandbox.close());

    contract(() => sandbox);
  });
