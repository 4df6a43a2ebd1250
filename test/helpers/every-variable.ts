import { DataSource, DataTarget, object, objects, secret, text, z } from "../../src/index.js";
import type { JobClass } from "../../src/jobs/job.js";
import type { RegisteredJob } from "../../src/plugin-host/index.js";

/** One variable of each kind that has a form field of its own, with names and texts that are hard to write down. */
const variables = {
  url: z.url().describe("The system's address"),
  name: z.string().min(2).max(20).describe('It says "yes" and it\'s \\ n–o'),
  siteName: z.string().default("Zürich"),
  notes: text().optional().describe("long ".repeat(60)),
  limit: z.int().min(1).max(5000).default(100),
  ratio: z.number().min(0).optional(),
  strict: z.boolean().default(true),
  mode: z.enum(["fast", "safe"]),
  level: z.union([z.literal("low"), z.literal("high")]).optional(),
  kinds: z.array(z.enum(["a", "b"])).default(["a"]),
  extra: z.record(z.string(), z.unknown()).optional(),
  token: secret(),
  location: object("/dcim/locations/"),
  tenants: objects("/tenancy/tenants/").optional(),
  class: z.enum(Array.from({ length: 12 }, (_, index) => `the class no. ${index}`)),
};

class Everything extends DataSource<typeof variables> {
  static override readonly meta = {
    name: 'Everything, "quoted" → Nautobot',
    dataSource: "Привет",
    description: `First line\n${"and-a-word-without-any-end".repeat(12)}`,
    variables,
    readOnly: true,
    timeLimit: 60,
  };
  static override dataMappings() {
    return [{ sourceName: "Site", sourceUrl: "https://acme.example", targetName: "Location" }];
  }
  static override configInformation() {
    return { pages: 3, strict: true };
  }
  override loadSourceAdapter(): never {
    throw new Error("not meant to run");
  }
  override loadTargetAdapter(): never {
    throw new Error("not meant to run");
  }
}

class Nothing extends DataTarget {
  static override readonly meta = { name: "2 nothing", dataTarget: "ACME" };
  override loadSourceAdapter(): never {
    throw new Error("not meant to run");
  }
  override loadTargetAdapter(): never {
    throw new Error("not meant to run");
  }
}

const registered = (plugin: string, slug: string, jobClass: unknown): RegisteredJob => ({
  id: `${plugin}.${slug}`,
  slug,
  plugin,
  file: `${plugin}/index.ts`,
  jobClass: jobClass as JobClass,
});

/** Jobs of two plugins whose names are no names in Python. */
export const everyVariable = (): Map<string, RegisteredJob> =>
  new Map(
    [
      registered("every-thing", "everything-quoted-nautobot", Everything),
      registered("every-thing", "2-nothing", Nothing),
      registered("import", "2-nothing", Nothing),
    ].map((job) => [job.id, job]),
  );
