import { join } from "node:path";
import { expect } from "chai";
import ts from "typescript";

const FILE = join(import.meta.dirname, "plugin-being-written.ts");

/** A mapping of a device as its author has it so far; the caret is where `|` stands. */
const device = (spec: string): string => `
import { defineModel, nautobotModel, z } from "../../src/index.js";
const Device = defineModel({
  name: "device",
  identifiers: { name: z.string().nullable() },
  attributes: { region: z.string().nullable() },
});
export const Bound = nautobotModel(Device, { ${spec} });
`;

const PATH = 'path: "/dcim/devices/"';
const CASES: [what: string, spec: string, offered: string[], not: string[]][] = [
  ["paths", 'path: "/dcim/|"', ["/dcim/devices/", "/ipam/prefixes/"], []],
  ["fields of the model", `${PATH}, map: { | }`, ["region"], ["serial"]],
  [
    "fields that fit, and those behind one step",
    `${PATH}, map: { region: "|" }`,
    ["serial", "tenant", "location__name"],
    ["position", "tags", "location__parent__name"],
  ],
  [
    "fields behind the steps so far",
    `${PATH}, map: { region: "location__|" }`,
    ["location__name", "location__parent__name"],
    ["serial", "location__asn"],
  ],
  [
    "the next step",
    `${PATH}, map: { region: "location__parent__|" }`,
    ["location__parent__parent__name"],
    [],
  ],
  ["what else would fit", `${PATH}, map: { region: "serial|" }`, ["asset_tag", "location__name"], []],
  ["filters", `${PATH}, map: { region: "serial" }, scope: { | }`, ["location", "name__ic"], ["nope"]],
  ["fields to write", `${PATH}, map: { region: "serial" }, set: { | }`, ["status"], ["display"]],
  ["foreign keys", `${PATH}, map: { region: "serial" }, parent: "|"`, ["location"], ["serial"]],
];

describe("an editor", () => {
  let text = "";
  let version = 0;
  let service: ts.LanguageService;

  before(() => {
    const root = join(import.meta.dirname, "../..");
    const config = ts.readConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path));
    const { options } = ts.parseJsonConfigFileContent(
      { ...config.config, files: [], include: [] },
      ts.sys,
      root,
    );
    service = ts.createLanguageService({
      getCompilationSettings: () => options,
      getScriptFileNames: () => [FILE],
      getScriptVersion: (path) => (path === FILE ? String(version) : ""),
      getScriptSnapshot: (path) => {
        const content = path === FILE ? text : ts.sys.readFile(path);
        return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
      },
      getCurrentDirectory: () => root,
      getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
      fileExists: (path) => path === FILE || ts.sys.fileExists(path),
      readFile: (path) => ts.sys.readFile(path),
      directoryExists: (path) => ts.sys.directoryExists(path),
    });
  });

  function write(spec: string): number {
    const caret = device(spec).indexOf("|");
    text = device(spec).replace("|", "");
    version += 1;
    return caret;
  }

  for (const [what, spec, offered, not] of CASES)
    it(`offers ${what}`, () => {
      const caret = write(spec);
      const names = service.getCompletionsAtPosition(FILE, caret, {})?.entries.map(({ name }) => name) ?? [];
      expect(names).to.include.members(offered);
      for (const name of not) expect(names).not.to.include(name);
    }).timeout(120_000);

  it("is told the wrong name and what is allowed", () => {
    const messageOf = (spec: string): string => {
      write(spec);
      return service
        .getSemanticDiagnostics(FILE)
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))
        .join("\n");
    };
    expect(messageOf(`${PATH}, map: { region: "serial" }`)).to.equal("");
    expect(messageOf(`${PATH}, map: { region: "location__nam" }`)).to.match(
      /"location__nam".*"location__name"/,
    );
    expect(messageOf('path: "/dcim/device/"')).to.match(/"\/dcim\/device\/"/);
    expect(messageOf(`${PATH}, map: { region: "position" }`)).to.match(/"position".*"name"/);
    expect(messageOf(PATH)).to.match(/'map' is missing.*region/);
    expect(messageOf(`${PATH}, map: { region: "serial" }, scope: { nam: "x" }`)).to.match(/'nam'/);
  }).timeout(120_000);
});
