import { expect } from "chai";
import { findJob } from "../../../src/plugin-host/index.js";
import { slugOf, type RegisteredJob } from "../../../src/plugin-host/registry.js";
import type { BridgeError } from "../../../src/lib/errors.js";
import { DataSource } from "../../../src/jobs/job.js";

class AnyJob extends DataSource {
  static override readonly meta = { name: "Any", dataSource: "Any" };
  override loadSourceAdapter(): never {
    throw new Error("not run");
  }
  override loadTargetAdapter(): never {
    throw new Error("not run");
  }
}

const ids = ["acme.pull", "acme.push-all", "other.pull"];
const jobs = new Map<string, RegisteredJob>(
  ids.map((id) => {
    const [plugin = "", slug = ""] = id.split(".");
    return [id, { id, slug, plugin, file: "/x.ts", jobClass: AnyJob }];
  }),
);

function refusal(name: string): BridgeError {
  try {
    findJob(jobs, name);
  } catch (error) {
    return error as BridgeError;
  }
  throw new Error("a job was found");
}

describe("finding a job", () => {
  it("takes the id, or the slug where only one has it", () => {
    expect(findJob(jobs, "other.pull").id).to.equal("other.pull");
    expect(findJob(jobs, "push-all").id).to.equal("acme.push-all");
  });

  it("names all that an ambiguous slug may mean", () => {
    expect(refusal("pull").code).to.equal("JOB_UNKNOWN");
    expect(refusal("pull").message).to.include("acme.pull, other.pull");
  });

  it("suggests what was meant, as an id or as a slug", () => {
    expect(refusal("acme.pul").message).to.include('Did you mean "acme.pull"?');
    expect(refusal("pushall").message).to.include('Did you mean "push-all"?');
    expect(refusal("something-else").message).to.not.include("mean");
  });
});

describe("a job's slug", () => {
  const names: [string, string][] = [
    ["Example Data Source", "example-data-source"],
    ["ACME → Nautobot", "acme-nautobot"],
    ["  Sites & Prefixes (v2) ", "sites-prefixes-v2"],
    ["Übertragung", "ubertragung"],
    ["→", ""],
  ];
  for (const [name, slug] of names) {
    it(`of "${name}" is "${slug}"`, () => expect(slugOf(name)).to.equal(slug));
  }
});
