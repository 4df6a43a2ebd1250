import type { ChangeReport, RunReport } from "../../src/jobs/report.js";

/** A successful dry run that found nothing, with whatever a test needs otherwise. */
export const report = (fields: Partial<RunReport> = {}): RunReport => ({
  id: "6f1f6a0e-0000-4000-8000-000000000000",
  job: "acme.sites",
  name: "Sites",
  source: "ACME",
  target: "Nautobot",
  trigger: "cli",
  dryRun: true,
  status: "succeeded",
  startedAt: "2026-01-01T00:00:00.000Z",
  durationMs: 1234,
  variables: {},
  summary: { create: 0, update: 0, delete: 0, "no-change": 0, skip: 0 },
  steps: [],
  changes: [],
  diff: {},
  log: [],
  requests: { count: 12, bytes: 3 * 1024 ** 2 },
  ...fields,
});

export const change = (fields: Partial<ChangeReport> = {}): ChangeReport => ({
  action: "create",
  type: "site",
  uid: "Berlin",
  status: "planned",
  message: "",
  ...fields,
});
