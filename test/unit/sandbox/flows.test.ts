import { startSandbox, type Sandbox } from "../../../src/sandbox/index.js";
import { FLOWS } from "../../helpers/flows/index.js";
import { connect } from "../../helpers/nautobots.js";

describe("syncs, with the sandbox", () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.close());

  for (const { what, run } of FLOWS) it(what, () => run(connect(sandbox)));
});
