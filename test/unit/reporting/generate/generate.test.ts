import { expect } from "chai";
import { generateJobs } from "../../../../src/reporting/generate/index.js";
import type { RegisteredJob } from "../../../../src/plugin-host/index.js";
import { everyVariable } from "../../../helpers/every-variable.js";
import { jobs } from "../../../helpers/jobs.js";

const generated = (of: Map<string, RegisteredJob>, defaults = {}): Record<string, string> =>
  Object.fromEntries(generateJobs({ jobs: of, defaults }));

/** That `npm run check:python` lints the same sample keeps it readable. */
describe("the Python of the jobs", () => {
  const every = generated(everyVariable());
  const module = every["jobs/every_thing.py"] ?? "";

  it("has a module for each plugin, whatever the plugins are called", () => {
    expect(Object.keys(every)).to.have.members([
      "jobs/__init__.py",
      "jobs/every_thing.py",
      "jobs/plugin_import.py",
    ]);
    expect(every["jobs/__init__.py"]).to.include(
      "from . import bulk_read, every_thing, plugin_import, run_report\n",
    );
  });

  for (const [kind, line] of [
    ["address", `url = UrlVar(label="Url", description="The system's address")`],
    [
      "text with quotes, under a name that Jobs have already",
      `name_ = StringVar(min_length=2, max_length=20, label="Name"`,
    ],
    [
      "text with a default, under a name of two words",
      `site_name = StringVar(label="Site name", default="Zürich", required=False)`,
    ],
    ["long text", "notes = TextVar(\n"],
    [
      "whole number",
      `limit = IntegerVar(min_value=1, max_value=5000, label="Limit", default=100, required=False)`,
    ],
    ["number", `ratio = NumberVar(min_value=0, label="Ratio", required=False)`],
    ["yes or no", `strict = BooleanVar(label="Strict", default=True)\n`],
    ["choice", `mode = ChoiceVar(choices=(("fast", "fast"), ("safe", "safe")), label="Mode")`],
    ["optional choice", `level = ChoiceVar(choices=(("", "---------"), ("low", "low"), ("high", "high"))`],
    [
      "several choices",
      `kinds = MultiChoiceVar(choices=(("a", "a"), ("b", "b")), label="Kinds", default=["a"]`,
    ],
    ["JSON", `extra = JSONVar(label="Extra", required=False)`],
    ["secret", `token = SecretVar(label="Token")\n`],
    ["object of Nautobot", `location = ObjectVar(model=apps.get_model("dcim.location"), label="Location")`],
    [
      "objects of Nautobot",
      `tenants = MultiObjectVar(model=apps.get_model("tenancy.tenant"), label="Tenants", required=False)`,
    ],
    ["name that Python has already", `class_ = ChoiceVar(`],
  ] as const) {
    it(`makes a form field of a variable: ${kind}`, () => {
      expect(module).to.include(`    ${line}`);
    });
  }

  it("says of a Job what nautobot-ssot shows, and its limits", () => {
    for (const line of [
      `mappings = (("Site", "https://acme.example", "Location", ""),)`,
      `configuration = (("pages", 3), ("strict", True))`,
      `    data_target = "Nautobot"`,
      `    read_only = True`,
      `    soft_time_limit = 60`,
    ])
      expect(module).to.include(`    ${line}\n`);
  });

  it("asks for nothing that the bridge's configuration has, and never shows a secret", () => {
    const variables = { url: "https://acme.example", token: "very-secret" };
    const text = generated(jobs(), { "acme.sites": { variables } })["jobs/acme.py"] ?? "";
    expect(text).to.include(
      `url = UrlVar(label="Url", description="ACME's address", default="https://acme.example", required=False)`,
    );
    expect(text).to.include("The bridge has a value: leave it empty to use that.");
    expect(text).not.to.include("very-secret");
  });

  it("is the same in whatever order plugins were loaded, and changes only where a plugin did", () => {
    const reversed = new Map([...everyVariable()].reverse());
    expect(generated(reversed)).to.deep.equal(every);
    const more = generated(new Map([...everyVariable(), ...jobs()]));
    expect(more["jobs/every_thing.py"]).to.equal(module);
    expect(more["jobs/acme.py"]).to.include("class Sites(BridgeDataSource):");
  });

  it("has a job hook and a job button for each job", () => {
    expect(generated(jobs())["jobs/acme.py"]).to.match(
      /register_jobs\(Sites, SitesOnChange, SitesButton\)\n$/,
    );
  });
});
