import nock from "nock";
import { createClient } from "../../../src/nautobot/index.js";
import { companionOf } from "../../../src/reporting/index.js";

export const URL = "http://nautobot.test";
export const client = createClient({ url: URL, token: "token-that-must-not-show" });

/** The companion of a bridge that has no job. */
export const COMPANION = companionOf({ jobs: new Map(), defaults: {} });

const page = (...results: object[]) => ({ count: results.length, next: null, previous: null, results });

export const JOB = {
  id: "job-1",
  name: "Bridge run report",
  module_name: "nautobot_bridge.jobs.run_report",
  job_class_name: "RunReportJob",
  installed: true,
  enabled: true,
};
export const BULK_JOB = {
  ...JOB,
  id: "job-2",
  name: "Bridge bulk read",
  module_name: "nautobot_bridge.jobs.bulk_read",
  job_class_name: "BulkReadJob",
};
export const REPOSITORY = {
  id: "repository-1",
  slug: "nautobot_bridge",
  current_head: COMPANION.repository.head,
  remote_url: "http://bridge.test/companion.git",
};

interface Records {
  job?: object;
  repository?: object;
  /** The Job's record is there, its code is not. */
  lostCode?: boolean;
  /** Job results that are there already. */
  results?: object[];
}

/** A Nautobot with these records, for any number of looks at them. */
export function nautobotWith({ job, repository, lostCode = false, results = [] }: Records): nock.Scope {
  return nock(`${URL}/api`)
    .persist()
    .get("/extras/jobs/")
    .query(true)
    .reply(200, page(...(job ? [job, BULK_JOB] : [])))
    .get("/extras/git-repositories/")
    .query(true)
    .reply(200, page(...(repository ? [repository] : [])))
    .get("/extras/jobs/job-1/variables/")
    .reply(lostCode ? 404 : 200, [])
    .get("/extras/external-integrations/")
    .query(true)
    .reply(200, page({ id: "integration-1", name: "nautobot-bridge", secrets_group: { id: "group-1" } }))
    .get("/extras/job-results/")
    .query(true)
    .reply(200, page(...results));
}

/** A job result that is final, with what its log says. */
export function jobResult(id: string, status: string, result: unknown, log: object[] = []): object {
  const record = { id, status: { value: status }, result };
  nock(`${URL}/api`).get(`/extras/job-results/${id}/`).query(true).reply(200, record);
  nock(`${URL}/api`).get(`/extras/job-results/${id}/logs/`).optionally().reply(200, log);
  return record;
}
