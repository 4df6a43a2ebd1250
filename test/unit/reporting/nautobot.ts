import nock from "nock";
import { createClient } from "../../../src/nautobot/index.js";
import { companionRepository } from "../../../src/reporting/index.js";

export const URL = "http://nautobot.test";
export const client = createClient({ url: URL, token: "token-that-must-not-show" });

const page = (...results: object[]) => ({ count: results.length, next: null, previous: null, results });

export const JOB = { id: "job-1", name: "Bridge run report", installed: true, enabled: true };
export const REPOSITORY = {
  id: "repository-1",
  slug: "nautobot_bridge",
  current_head: companionRepository().head,
  remote_url: "http://bridge.test/companion.git",
};

interface Records {
  job?: object;
  repository?: object;
  /** The Job's record is there, its code is not. */
  lostCode?: boolean;
}

/** A Nautobot with these records, for any number of looks at them. */
export function nautobotWith({ job, repository, lostCode = false }: Records): nock.Scope {
  return nock(`${URL}/api`)
    .persist()
    .get("/extras/jobs/")
    .query(true)
    .reply(200, page(...(job ? [job] : [])))
    .get("/extras/git-repositories/")
    .query(true)
    .reply(200, page(...(repository ? [repository] : [])))
    .get("/extras/jobs/job-1/variables/")
    .reply(lostCode ? 404 : 200, []);
}

/** A job result that is final, with what its log says. */
export function jobResult(id: string, status: string, result: unknown, log: object[] = []): object {
  const record = { id, status: { value: status }, result };
  nock(`${URL}/api`).get(`/extras/job-results/${id}/`).query(true).reply(200, record);
  nock(`${URL}/api`).get(`/extras/job-results/${id}/logs/`).optionally().reply(200, log);
  return record;
}
