import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { requireNautobot, type Config } from "../config/index.js";
import type { RunReport } from "../jobs/report.js";
import { toBridgeError } from "../lib/errors.js";
import { createClient } from "../nautobot/index.js";
import { postReport, type Readiness } from "../reporting/index.js";
import type { RegisteredJob } from "../plugin-host/index.js";
import type { Seal } from "../lib/seal.js";
import { lostReport, type Delivery } from "../runs/index.js";
import type { Store } from "../store/index.js";
import { liveReports } from "./live-reports.js";

const compress = promisify(gzip);
const expand = promisify(gunzip);
const AGAIN_MS = { first: 30_000, most: 3_600_000 };
/** Longer than a report takes to become a job result; until then nobody else tries. */
const LEASE_MS = 3_600_000;

export interface Deliveries extends Delivery {
  /** Sends a report that waits in the outbox, if it is still there: where nobody made one, what is kept of the run. */
  sendLate(id: string, known: { seal: Seal; jobs: Jobs }): Promise<void>;
}

type Jobs = ReadonlyMap<string, RegisteredJob>;

interface DeliveryOptions {
  warn: (message: string) => void;
  ahead?: Readiness | undefined;
  /** By which a Job in Nautobot follows a run while it goes; absent where no service is there to be followed. */
  jobs?: Jobs;
}

/**
 * Sends reports to Nautobot, where the companion makes job results of them; not cancelled with the run. One that does
 * not get there waits in the outbox and is tried again, at first soon, in the end once an hour; `warn` hears why.
 */
export function deliveries(store: Store, config: Config, { warn, ahead, jobs }: DeliveryOptions): Deliveries {
  const nautobot = requireNautobot(config);
  const send = async (report: RunReport, attempts: number): Promise<RunReport> => {
    try {
      // a run that was killed and began again was asked for long before it started
      const since = (await store.run(report.id).catch(() => undefined))?.requestedAt;
      const jobResult = await postReport(
        createClient(nautobot),
        report,
        { ahead, since },
        config.companion.name,
      );
      await store.outbox.delivered(report.id, jobResult);
      return { ...report, jobResult };
    } catch (thrown) {
      const error = toBridgeError(thrown, "COMPANION_FAILED");
      warn(`No job result in Nautobot yet. ${error.describe()}`);
      const due = new Date(
        Date.now() + Math.min(AGAIN_MS.first * 2 ** attempts, AGAIN_MS.most),
      ).toISOString();
      // a store that is away keeps the time at which it was to be tried anyway
      await store.outbox.failed(report.id, error.describe(), due).catch(() => undefined);
      return report;
    }
  };
  const live = jobs && config.companion.report === "live" ? liveReports(store, config, { jobs, warn }) : {};
  return {
    ...live,
    pack: (report) => compress(JSON.stringify(report)),
    send: (report) => send(report, 0),
    async sendLate(id, { seal, jobs: known }) {
      const at = new Date();
      const until = new Date(at.getTime() + LEASE_MS).toISOString();
      const taken = await store.outbox.take(id, at.toISOString(), until);
      if (!taken) return;
      const run = taken.report ? undefined : await store.run(id);
      const report = taken.report
        ? (JSON.parse(String(await expand(taken.report))) as RunReport)
        : run && (await lostReport(run, { store, seal, jobs: known, nautobot: nautobot.url }));
      // one that Nautobot asked for has its job result there already
      if (report?.jobResult) await store.outbox.delivered(id, report.jobResult);
      else if (report) await send(report, taken.attempts);
    },
  };
}
