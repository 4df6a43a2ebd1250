import { join } from "node:path";
import { expect } from "chai";
import { describeProblem, type PluginProblem } from "../../../src/plugin-host/index.js";
import { PluginDirectory, pluginText } from "./plugins.js";

describe("a plugin that breaks the contract", () => {
  let directory: PluginDirectory;
  beforeEach(() => (directory = new PluginDirectory()));
  afterEach(() => directory.remove());

  /** What the loader says of one bad plugin beside a good one, which must still be loaded. */
  async function refusalOf(text: string, file = "bad/index.ts"): Promise<PluginProblem[]> {
    directory.write({ [file]: text, "good.ts": pluginText({ name: '"good"' }) });
    const { jobs, problems } = await directory.load();
    expect(Array.from(jobs.keys())).to.deep.equal(["good.acme-nautobot"]);
    for (const problem of problems) expect(problem.fix).to.not.equal("");
    return problems;
  }

  const wrong: [string, string, string, RegExp][] = [
    ["another apiVersion", pluginText({ apiVersion: "2" }), "apiVersion", /is 2; this .* takes 1/],
    ["no apiVersion", pluginText({ apiVersion: "undefined" }), "apiVersion", /is missing/],
    ["no name", pluginText({ name: "undefined" }), "name", /is missing/],
    ["a name with spaces", pluginText({ name: '"My Plugin"' }), "name", /lower-case/],
    ["no jobs", pluginText().replace("[AcmeToNautobot]", "[]"), "jobs", /no job/],
    ["a job that is no class", pluginText().replace("[Acme", '["x", Acme'), "jobs[0]", /not a class/],
    ["a class of its own", pluginText().replace("extends DataSource", ""), "jobs[0].kind", /neither/],
    ["no meta", pluginText({ meta: "undefined" }), "jobs[0].meta", /is missing/],
    ["no meta.name", pluginText({ meta: '{ dataSource: "A" }' }), "jobs[0].meta.name", /is missing/],
    [
      "a nameless name",
      pluginText({ meta: '{ name: "→", dataSource: "A" }' }),
      "jobs[0].meta.name",
      /letter/,
    ],
    ["no meta.dataSource", pluginText({ meta: '{ name: "A" }' }), "jobs[0].meta.dataSource", /is missing/],
    [
      "a misspelt field",
      pluginText({ meta: '{ name: "A", dataSource: "A", descripton: "" }' }),
      "jobs[0].meta",
      /descripton/,
    ],
    [
      "a variable without schema",
      pluginText({ meta: '{ name: "A", dataSource: "A", variables: { url: "x" } }' }),
      "jobs[0].meta.variables.url",
      /zod schema/,
    ],
    [
      "a target that is no function",
      pluginText({ meta: '{ name: "A", dataSource: "A", target: "x" }' }),
      "jobs[0].meta.target",
      /not a function/,
    ],
    [
      "a hook missing",
      pluginText({ body: "loadSourceAdapter() {}" }),
      "jobs[0].loadTargetAdapter",
      /hook is missing/,
    ],
    ["no default export", "export const plugin = 1;", "default export", /is missing/],
    ["another default export", "export default { name: 'x' };", "default export", /not a plugin/],
  ];
  for (const [what, text, field, message] of wrong) {
    it(`is refused for ${what}`, async () => {
      const [problem, ...others] = await refusalOf(text);
      expect(others).to.deep.equal([]);
      expect(problem).to.include({ file: join(directory.path, "bad/index.ts"), field });
      expect(problem?.message).to.match(message);
    });
  }

  it("is told everything at once", async () => {
    const problems = await refusalOf(pluginText({ apiVersion: "2", name: '""', body: "" }));
    expect(problems.map(({ field }) => field)).to.deep.equal([
      "apiVersion",
      "name",
      "jobs[0].loadSourceAdapter",
      "jobs[0].loadTargetAdapter",
    ]);
  });

  it("is refused for two jobs of one name", async () => {
    const text = pluginText().replace(
      "[AcmeToNautobot]",
      "[AcmeToNautobot, class extends AcmeToNautobot {}]",
    );
    const [problem] = await refusalOf(text);
    expect(problem).to.include({ field: "jobs[1].meta.name" });
    expect(problem?.message).to.include("jobs[0]");
  });

  it("is refused for a syntax error, with the file, line and column of it", async () => {
    directory.write({ "bad/broken.ts": "const a: number = 1;\nconst b = {{;\n" });
    const [problem] = await refusalOf(`import "./broken.js"; ${pluginText()}`);
    expect(problem).to.include({ file: join(directory.path, "bad/broken.ts"), field: "line 2, column 12" });
    expect(problem?.message).to.equal("Unexpected token");
  });

  it("is refused when it throws on import, or imports what is not there", async () => {
    const [thrown] = await refusalOf('throw new Error("no licence");');
    expect(thrown?.message).to.equal("no licence");
    const [missing] = await refusalOf('import "left-pad-of-nobody";', "worse/index.ts").then((all) =>
      all.filter(({ file }) => file.includes("worse")),
    );
    expect(missing?.message).to.equal("Cannot find module 'left-pad-of-nobody'");
  });

  it("is refused for the name of another, naming both files", async () => {
    directory.write({ "a.ts": pluginText(), "b.ts": pluginText() });
    const { jobs, problems } = await directory.load();
    expect(jobs.get("acme.acme-nautobot")?.file).to.equal(join(directory.path, "a.ts"));
    expect(problems).to.have.length(1);
    expect(problems[0]).to.include({ file: join(directory.path, "b.ts"), field: "name" });
    expect(problems[0]?.message).to.include(join(directory.path, "a.ts"));
  });

  it("is described in one paragraph", () => {
    const problem = { file: "/p/index.ts", field: "name", message: "is missing", fix: "Write one." };
    expect(describeProblem(problem)).to.equal("/p/index.ts (name): is missing\n  fix: Write one.");
    expect(describeProblem({ file: "/p", message: "is empty", fix: "Fill it." })).to.match(/^\/p: is empty/);
  });
});
