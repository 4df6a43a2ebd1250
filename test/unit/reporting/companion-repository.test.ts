import { expect } from "chai";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { COMPANION_PATH, companionOf } from "../../../src/reporting/index.js";
import { jobs } from "../../helpers/jobs.js";

const execute = promisify(execFile);
const git = (...options: string[]) => execute("git", options);

describe("the companion as a Git repository", () => {
  const catalogue = { jobs: jobs(), defaults: {} };
  const { repository } = companionOf(catalogue);
  let server: Server;
  let url: string;
  let directory: string;

  before(async () => {
    server = createServer(repository.handler).listen(0, "127.0.0.1");
    await once(server, "listening");
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${COMPANION_PATH}`;
    directory = await mkdtemp(join(tmpdir(), "companion-"));
  });

  after(async () => {
    server.close();
    await rm(directory, { recursive: true });
  });

  it("is cloned by Git, sound, with the companion's Python and nothing else", async () => {
    await git("clone", "--quiet", url, directory);
    await git("-C", directory, "fsck", "--strict");
    const { stdout } = await git("-C", directory, "rev-parse", "origin/main");
    expect(stdout.trim()).to.equal(repository.head);
    const names = (await readdir(directory, { recursive: true })).filter((name) => !name.startsWith(".git"));
    expect(names).to.include.members([
      "__init__.py",
      "jobs/__init__.py",
      "jobs/acme.py",
      "jobs/run_report.py",
    ]);
    expect(
      names.filter((name) => !["jobs", "jobs/_bridge"].includes(name) && !name.endsWith(".py")),
    ).to.deep.equal([]);
    const [cloned, original] = await Promise.all(
      [directory, "companion"].map((root) => readFile(join(root, "jobs/run_report.py"), "utf8")),
    );
    expect(cloned).to.equal(original);
  });

  it("has the same commit each time it is made", () => {
    expect(companionOf({ jobs: jobs(), defaults: {} }).repository.head).to.equal(repository.head);
  });

  it("serves no other file and takes nothing", async () => {
    expect((await fetch(`${url}/jobs/run_report.py`)).status).to.equal(404);
    expect((await fetch(`${url}/info/refs`, { method: "POST" })).status).to.equal(405);
  });
});
