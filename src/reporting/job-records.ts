import type { Call, Client, Row } from "../nautobot/index.js";

export const DEFAULT_NAME = "nautobot-bridge";

/** The name under which Nautobot imports the Python of a companion. */
export const slugOf = (name: string): string => name.replaceAll("-", "_");

export type JobRecord = Row<"/extras/jobs/">;
export type JobRecords = ReadonlyMap<string, JobRecord>;

/** The Jobs' records by `module.Class`; a record stays behind, not installed, when its code is gone. */
export async function jobRecords(
  client: Client,
  { slug }: { slug: string },
  call: Call,
): Promise<JobRecords> {
  const records = new Map<string, JobRecord>();
  const query = { module_name__isw: [`${slug}.jobs.`] };
  for await (const job of client.list("/extras/jobs/", { ...call, query })) records.set(pathOf(job), job);
  return records;
}

/** A Job as `module.Class`. */
export const pathOf = ({ module_name, job_class_name }: JobRecord): string =>
  `${module_name}.${job_class_name}`;
