import type { Generated } from "kysely";
import type { Verdict } from "./trigger-port.js";

export interface TriggerTables {
  schedules: {
    name: string;
    pattern: string;
    next: string;
    paused_at: string | null;
    paused_by: string | null;
    last_planned: string | null;
    last_at: string | null;
    last_run: string | null;
    last_skipped: string | null;
  };
  deliveries: {
    number: Generated<number>;
    at: string;
    source: string;
    verdict: Verdict;
    reason: string | null;
    model: string | null;
    event: string | null;
    object: string | null;
    username: string | null;
    /** JSON, as is `runs`. */
    rules: string;
    runs: string;
    times: number;
    /** Refusals that have the same are one row. */
    counted: string | null;
  };
  webhook_keys: {
    number: Generated<number>;
    key: string;
    at: string;
  };
}
