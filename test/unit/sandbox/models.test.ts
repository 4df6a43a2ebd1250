import { expect } from "chai";
import { RELEASES } from "../../../src/sandbox/release.js";
import { startSandbox, type Sandbox } from "../../../src/sandbox/index.js";
import { MODELS } from "../../helpers/models/index.js";
import { NOT_IN_SANDBOX } from "../../helpers/models/not-in-sandbox.js";
import { roundTrip } from "../../helpers/models/round-trip.js";
import { connect } from "../../helpers/nautobots.js";

for (const { minor } of Object.values(RELEASES))
  describe(`models, to the sandbox of Nautobot ${minor} and back`, () => {
    let sandbox: Sandbox;
    beforeEach(async () => {
      sandbox = await startSandbox({ release: minor });
    });
    afterEach(() => sandbox.close());

    for (const row of MODELS) {
      const reason = NOT_IN_SANDBOX[row.what];
      if (reason === undefined) it(row.what, () => roundTrip(connect(sandbox), row));
      else
        it(`${row.what}: refused, for ${reason}`, async () => {
          const refusal: unknown = await roundTrip(connect(sandbox), row).catch((error: unknown) => error);
          expect(refusal)
            .to.be.an("error")
            .with.property("message")
            .that.matches(/: (40[45]|400: content_type)/);
        });
    }
  });

describe("models that the sandbox leaves out", () => {
  it("are all known that are left out", () => {
    const names = MODELS.map(({ what }) => what);
    expect(names).to.include.members(Object.keys(NOT_IN_SANDBOX));
  });
});
