import { startSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { contract } from "./suite/index.js";

describe("the contract, on the sandbox", () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.close());

  contract(() => sandbox);
});
