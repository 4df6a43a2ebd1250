import { z } from "zod";
import { DataSource, type JobClass } from "../../src/jobs/job.js";
import { secret } from "../../src/jobs/secret.js";
import type { RegisteredJob } from "../../src/plugin-host/index.js";

const variables = {
  url: z.url().describe("ACME's address"),
  limit: z.int().default(10),
  token: secret().optional(),
};

/** A job that can be listed and asked for; it is never run. */
class Sites extends DataSource<typeof variables> {
  static override readonly meta = { name: "Sites", dataSource: "ACME", description: "All sites", variables };
  override loadSourceAdapter(): never {
    throw new Error("not meant to run");
  }
  override loadTargetAdapter(): never {
    throw new Error("not meant to run");
  }
}

/** `acme.sites`, with variables `url` (required), `limit` and the secret `token`. */
export const jobs = (): Map<string, RegisteredJob> => {
  const id = "acme.sites";
  const job = {
    id,
    slug: "sites",
    plugin: "acme",
    file: "acme/index.ts",
    jobClass: Sites as unknown as JobClass,
  };
  return new Map([[id, job]]);
};
