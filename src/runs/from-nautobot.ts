import type { Added } from "../store/index.js";

/** What a Job in Nautobot brings along when it asks for its run. */
export interface Claim {
  /** The id of its job result. */
  jobResult: string;
  /** Values of secret variables by form field: the only ones that Nautobot does not keep with the job result. */
  secrets: Readonly<Record<string, unknown>>;
}

/** Takes requests of Nautobot's own Jobs. */
export interface FromNautobot {
  /**
   * The run of the Job whose job result this is; asked again, the same one.
   *
   * @throws BridgeError JOB_UNKNOWN, JOB_RESULT_REFUSED, VARIABLE_INVALID, NAUTOBOT_UNREACHABLE and the like
   */
  ask(job: string, claim: Claim): Promise<Added>;
}
