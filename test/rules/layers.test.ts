import { expect } from "chai";
import { cruise, type ICruiseResult } from "dependency-cruiser";

/** Who may import whom, as folders under src/. `generated` stands beside src/. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  lib: [],
  diffsync: ["lib"],
  nautobot: ["lib", "generated"],
  ssot: ["lib", "diffsync", "nautobot", "generated"],
  jobs: ["lib", "diffsync", "nautobot", "ssot"],
  "plugin-host": ["lib", "jobs"],
  store: ["lib", "jobs"],
  access: ["lib", "store"],
  runs: ["lib", "jobs", "plugin-host", "store"],
  triggers: ["lib", "nautobot", "jobs", "store", "runs"],
  reporting: ["lib", "nautobot", "jobs", "runs"],
  sandbox: ["lib", "generated"],
  server: ["lib", "jobs", "store", "access", "runs", "triggers", "plugin-host", "reporting"],
  config: ["lib"],
};

interface Edge {
  from: string;
  to: string;
}

function folderOf(path: string): string {
  const parts = path.split("/");
  return parts[0] === "src" && parts.length > 2 ? (parts[1] ?? "") : (parts[0] ?? "");
}

function isDoor(path: string): boolean {
  return /^src\/[^/]+\.ts$/.test(path) || path.startsWith("src/cli/");
}

describe("layers", () => {
  let result: ICruiseResult;
  let edges: Edge[];

  before(async function () {
    this.timeout(120_000);
    const cruised = await cruise(["src", "plugins"], {
      tsPreCompilationDeps: true,
      tsConfig: { fileName: "tsconfig.json" },
      doNotFollow: { path: "node_modules|^generated" },
      ruleSet: {
        forbidden: [
          {
            name: "no-cycles",
            severity: "error",
            from: {},
            // type imports are gone at run time
            to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
          },
        ],
      },
      validate: true,
    });
    result = cruised.output as ICruiseResult;
    edges = result.modules.flatMap((module) =>
      module.dependencies.map((dependency) => ({ from: module.source, to: dependency.resolved })),
    );
  });

  it("sees the code", () => {
    expect(edges.length).to.be.greaterThan(50);
  });

  it("lets every folder of src import only what its layer allows", () => {
    const broken = edges.filter(({ from, to }) => {
      if (!from.startsWith("src/") || isDoor(from)) return false;
      if (!to.startsWith("src/") && !to.startsWith("generated/")) return false;
      const [source, target] = [folderOf(from), folderOf(to)];
      return source !== target && !(MAY_IMPORT[source] ?? []).includes(target);
    });
    expect(broken).to.deep.equal([]);
  });

  it("has no import cycle", () => {
    expect(
      result.summary.violations.map((violation) => `${violation.from} -> ${violation.to}`),
    ).to.deep.equal([]);
  });

  it("lets plugins import the package's public name, packages and their own folder only", () => {
    const broken = edges.filter(({ from, to }) => {
      if (!from.startsWith("plugins/")) return false;
      const own = from.split("/").slice(0, 2).join("/");
      return to.startsWith("src/")
        ? !["src/index.ts", "src/testing.ts"].includes(to)
        : !(to.startsWith(own) || to.includes("node_modules"));
    });
    expect(broken).to.deep.equal([]);
  });
});
