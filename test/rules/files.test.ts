import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";

function filesUnder(folder: string, extension: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(extension) && !name.includes("node_modules"))
    .map((name) => join(folder, name));
}

const lines = (path: string) => readFileSync(path, "utf8").trimEnd().split("\n").length;
const handWritten = ["src", "dashboard", "plugins", "scripts", "test", "companion"].flatMap((folder) => [
  ...filesUnder(folder, ".ts"),
  ...filesUnder(folder, ".tsx"),
  ...filesUnder(folder, ".py"),
]);

describe("files", () => {
  it("are none over 350 lines", () => {
    expect(handWritten.filter((path) => lines(path) > 350)).to.deep.equal([]);
  });

  it("are 80 lines or fewer in the median of src/", () => {
    const sizes = filesUnder("src", ".ts")
      .map(lines)
      .sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).to.be.at.most(80);
  });

  it("stand in folders of src/ with a README of at most 40 lines", () => {
    const folders = readdirSync("src").filter((name) => statSync(join("src", name)).isDirectory());
    const wrong = folders.filter((name) => {
      const readme = join("src", name, "README.md");
      try {
        return lines(readme) > 40;
      } catch {
        return true;
      }
    });
    expect(wrong).to.deep.equal([]);
  });

  it("read the environment and argv only in the command line and config/", () => {
    const readers = filesUnder("src", ".ts").filter((path) =>
      /process\.(env|argv)\b/.test(readFileSync(path, "utf8")),
    );
    expect(readers.filter((path) => !/^src\/(cli\.ts|cli\/|config\/)/.test(path))).to.deep.equal([]);
  });
});
