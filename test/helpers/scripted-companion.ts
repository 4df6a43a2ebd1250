import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { silentLogger } from "../../src/lib/logger.js";
import { companionOf, installCompanion } from "../../src/reporting/index.js";
import { everyVariable } from "./every-variable.js";
import { jobs } from "./jobs.js";
import { jobId } from "./nautobot-jobs.js";
import { connect, nautobotFromEnvironment } from "./nautobots.js";
import { report } from "./reports.js";
import { ScriptedBridge, type ScriptedRun } from "./scripted-bridge.js";

export const RUN = "0b0a0e50-6d0a-4a6e-8d0f-0000000000aa";

export const scripted = (fields: Partial<ReturnType<typeof report>> = {}): ScriptedRun => {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- they have places of their own
  const { changes, diff, log, ...head } = report({ id: RUN, job: "acme.sites", ...fields });
  return { head, changes };
};

/** The Jobs of a companion in a real Nautobot, with a bridge whose every word the test decides. */
export class ScriptedCompanion {
  readonly client = connect(nautobotFromEnvironment());
  readonly bridge = new ScriptedBridge(scripted());
  readonly companion = companionOf({ jobs: new Map([...jobs(), ...everyVariable()]), defaults: {} });
  readonly tokenFile = join(mkdtempSync(join(tmpdir(), "token-")), "token");
  /** The id of the Job. */
  sites = "";

  /** For all tests of a suite; each begins with the same run. */
  constructor() {
    before("installs the Jobs", () => this.#install());
    after(() => this.bridge.close());
    beforeEach(() => this.bridge.reset(scripted()));
  }

  /** @returns the id of the job result */
  readonly start = async (data: Record<string, unknown> = {}, job = this.sites): Promise<string> =>
    (await this.client.runJob(job, data)).id;

  /** The job result when it has ended. */
  readonly final = (id: string) => this.client.followJob(id);

  async #install(): Promise<void> {
    const { bridge, client } = this;
    await bridge.open();
    writeFileSync(this.tokenFile, `${bridge.token}\n`);
    const options = { logger: silentLogger, listen: { port: 8392 }, place: { file: this.tokenFile } };
    const status = await installCompanion(client, this.companion, options);
    expect(status).to.include({ installed: true, enabled: true, current: true, connected: true });
    for await (const { id } of client.list("/extras/external-integrations/", {
      query: { name: ["nautobot-bridge"] },
    }))
      await client.update("/extras/external-integrations/", id, { remote_url: bridge.url });
    this.sites = await jobId(client, "Sites");
  }
}
