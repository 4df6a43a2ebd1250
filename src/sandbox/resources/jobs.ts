import { defineResource } from "../define.js";

export const JOBS = "/extras/jobs/";
export const JOB_RESULTS = "/extras/job-results/";
export const JOB_LOGS = "/extras/job-logs/";
export const FILE_PROXIES = "/extras/file-proxies/";

const unfiltered = (names: string): Record<string, { filter: false }> =>
  Object.fromEntries(names.split(" ").map((name) => [name, { filter: false }]));

export const jobs = defineResource(JOBS, {
  fields: {
    ...unfiltered(
      "created last_updated description default_job_queue_override job_queues_override supports_dryrun task_queues_override",
    ),
    task_queues: { default: ["default"] },
    installed: { default: true },
    has_sensitive_variables: { default: false },
    tags: { limited: true },
  },
  methods: ["GET", "PATCH", "PUT", "DELETE"],
  naturalKey: ["module_name", "job_class_name"],
  sortKey: (row) => [String(row["grouping"]), String(row["name"])],
});

const MOMENT = { kind: "datetime" } as const;

export const jobResults = defineResource(JOB_RESULTS, {
  fields: {
    ...unfiltered(
      "debug_log_count success_log_count info_log_count warning_log_count error_log_count task_name worker",
    ),
    date_created: MOMENT,
    date_started: MOMENT,
    date_done: MOMENT,
    date_canceled: MOMENT,
    cancel_type: { filter: false, blank: true },
    custom_fields: { kind: "json", readOnly: true, default: {}, filter: false, graphql: false },
    canceled_by_user_name: { filter: false },
    job_model: { onDelete: "set-null", reverse: "job_results" },
    traceback: { filter: false },
    user: { onDelete: "set-null" },
  },
  methods: ["GET", "DELETE"],
  naturalKey: ["id"],
  sortKey: (row) => [-Date.parse(String(row["date_created"])), row.id],
  display: (row) =>
    `${String(row["name"])} created at ${pythonTime(String(row["date_created"]))} (${String(row["status"])})`,
});

const pythonTime = (iso: string): string => iso.replace("T", " ").replace("Z", "+00:00");

export const jobLogs = defineResource(JOB_LOGS, {
  fields: {
    absolute_url: { filter: false },
    created: MOMENT,
    job_result: { onDelete: "cascade", reverse: "job_log_entries" },
  },
  methods: ["GET"],
  naturalKey: ["id"],
  sortKey: (row) => [Date.parse(String(row["created"])), Number(row["position"])],
  display: (row) => String(row["message"]),
});

export const fileProxies = defineResource(FILE_PROXIES, {
  fields: { uploaded_at: MOMENT, job_result: { onDelete: "cascade", filter: "job_result_id" } },
  methods: ["GET"],
  naturalKey: ["name", "uploaded_at"],
});
