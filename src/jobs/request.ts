import type { Trigger } from "./report.js";

/** What a trigger asks for. The payload of a trigger is never the data of a run. */
export interface RunRequest {
  /** The job's id, `<plugin>.<slug>`, or its slug where that is unambiguous. */
  job: string;
  /** As given: text from a command line, any JSON from the API. Parsed by the job's own schema. */
  variables: Record<string, unknown>;
  /** True unless the request says otherwise: nothing is written. */
  dryRun: boolean;
  /** Measure memory per step; the loads then run one after the other. */
  memory: boolean;
  /** Load everything, whatever is known from earlier runs. */
  full?: boolean;
  trigger: Trigger;
}
