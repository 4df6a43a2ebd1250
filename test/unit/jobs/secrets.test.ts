import { expect } from "chai";
import { z } from "zod";
import { DataSource } from "../../../src/jobs/job.js";
import { secret } from "../../../src/jobs/secret.js";
import { run, system, SystemAdapter } from "./world.js";

const variables = { url: z.url(), token: secret(), limit: z.number().default(3) };

class Leaky extends DataSource<typeof variables> {
  static override readonly meta = { name: "Leaky", dataSource: "ACME", variables };
  override loadSourceAdapter() {
    this.logger.info(`GET ${this.variables.url}?key=${this.variables.token} (${this.variables.limit})`);
    return new SystemAdapter(system({ a: `bad ${this.variables.token}`, [this.variables.token]: "1" }));
  }
  override loadTargetAdapter() {
    return new SystemAdapter(system({}));
  }
}

class Throwing extends Leaky {
  override loadTargetAdapter(): never {
    throw new Error(`refused ${this.variables.token}`);
  }
}

const given = { url: "http://acme", token: "hunter2" };

describe("a run with a secret", () => {
  it("gives it to the job, with the other variables parsed", async () => {
    const { report } = await run(Leaky, { variables: { ...given, limit: "7" } });
    expect(report.log[0]?.message).to.equal("GET http://acme?key=*** (7)");
  });

  it("shows the variables as given, the secret hidden", async () => {
    const { report } = await run(Leaky, { variables: { ...given, limit: "7" } });
    expect(report.variables).to.deep.equal({ url: "http://acme", token: "***", limit: "7" });
  });

  for (const dryRun of [true, false]) {
    it(`has it in no event and nowhere in the report${dryRun ? " of a dry run" : ""}`, async () => {
      const { report, events } = await run(Leaky, { variables: given, dryRun });
      expect(report.changes).to.have.length(2);
      expect(JSON.stringify([report, events])).to.not.include("hunter2");
      if (!dryRun) expect(report.changes[0]?.message).to.equal('"bad ***" is not allowed');
    });
  }

  it("has it in no error", async () => {
    const { report, events } = await run(Throwing, { variables: given });
    expect(report.error?.message).to.equal("Nautobot could not be loaded: refused ***");
    expect(JSON.stringify([report, events])).to.not.include("hunter2");
  });

  it("has no token of a Nautobot that the job connects to", async () => {
    class Connecting extends Leaky {
      override loadTargetAdapter() {
        this.connectNautobot({ url: "http://other.invalid", token: "0123abcd" });
        this.logger.info("with 0123abcd");
        return super.loadTargetAdapter();
      }
    }
    const { report } = await run(Connecting, { variables: given });
    expect(report.log.map(({ message }) => message)).to.include("with ***");
  });

  it("does not begin with a bad variable, and the report hides misspelt ones", async () => {
    const { report } = await run(Leaky, { variables: { url: "http://acme", tokn: "hunter2" } });
    expect(report).to.include({ status: "failed" });
    expect(report.error).to.include({ code: "VARIABLE_INVALID" });
    expect(report.error?.message).to.include('did you mean "token"?').and.include("token: is required");
    expect(JSON.stringify(report)).to.not.include("hunter2");
  });
});
