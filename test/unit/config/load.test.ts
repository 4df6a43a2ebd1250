import { expect } from "chai";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadConfig, requireNautobot } from "../../../src/config/index.js";
import { BridgeError } from "../../../src/lib/errors.js";

describe("loadConfig", () => {
  let cwd: string;
  beforeEach(() => (cwd = mkdtempSync(join(tmpdir(), "bridge-config-"))));
  afterEach(() => rmSync(cwd, { recursive: true }));

  const write = (text: string): string => {
    const file = join(cwd, "nautobot-bridge.yaml");
    writeFileSync(file, text);
    return file;
  };
  const problemsOf = (text: string, env: Record<string, string> = {}): string => {
    write(text);
    try {
      loadConfig({ cwd, env });
    } catch (error) {
      expect(error).to.be.instanceOf(BridgeError);
      return (error as BridgeError).describe();
    }
    throw new Error("the configuration was accepted");
  };

  it("has defaults when there is no file", () => {
    expect(loadConfig({ cwd, env: {} })).to.deep.include({
      nautobot: { timeout: 120 },
      plugins: [],
      dataDir: join(cwd, ".nautobot-bridge"),
      incremental: false,
      server: {
        host: "127.0.0.1",
        port: 8380,
        limits: { requestsPerMinute: 3000, refusalsPerMinute: 20 },
        proxies: 0,
        openMetrics: false,
      },
      store: {},
      retention: { days: 90, runs: 1000 },
      jobs: {},
      guards: {},
      schedules: [],
    });
  });

  it("reads the file in the working directory, and directories relative to it", () => {
    const file = write(
      "plugins: [mine]\nschedules: [{ job: a.b, cron: '0 2 * * *', timezone: Europe/Berlin }]\n",
    );
    const config = loadConfig({ cwd, env: {} });
    expect(config.file).to.equal(file);
    expect(config.plugins).to.deep.equal([join(cwd, "mine")]);
    expect(config.schedules).to.have.length(1);
    expect(config.schedules[0]).to.deep.include({
      job: "a.b",
      cron: "0 2 * * *",
      timezone: "Europe/Berlin",
      dryRun: true,
      variables: {},
    });
  });

  it("prefers the named file to the environment's, and that to the usual one", () => {
    write("server: { port: 1 }");
    writeFileSync(join(cwd, "two.yaml"), "server: { port: 2 }");
    writeFileSync(join(cwd, "three.yaml"), "server: { port: 3 }");
    const env = { NAUTOBOT_BRIDGE_CONFIG: "two.yaml" };
    expect(loadConfig({ cwd, env }).server.port).to.equal(2);
    expect(loadConfig({ cwd, env, file: "three.yaml" }).server.port).to.equal(3);
  });

  it("lets NAUTOBOT_URL and NAUTOBOT_TOKEN win over the file", () => {
    write("nautobot: { url: http://file.example, token: from-file, timeout: 5 }");
    const env = { NAUTOBOT_URL: "http://env.example", NAUTOBOT_TOKEN: "from-env" };
    expect(requireNautobot(loadConfig({ cwd, env }))).to.deep.equal({
      url: "http://env.example",
      token: "from-env",
      timeoutMs: 5000,
    });
  });

  it("replaces references to variables and files in any string", () => {
    writeFileSync(join(cwd, "secret"), "s3cret\n");
    write(
      "nautobot: { token: '${file:secret}' }\nserver: { port: '${env:PORT}' }\n" +
        "jobs: { a.b: { variables: { deep: [{ x: 'v-${env:PORT}' }] } } }",
    );
    const config = loadConfig({ cwd, env: { PORT: "99" } });
    expect(config.nautobot.token).to.equal("s3cret");
    expect(config.server.port).to.equal(99);
    expect(config.jobs["a.b"]?.variables).to.deep.equal({ deep: [{ x: "v-99" }] });
  });

  it("names every problem with file, line, column, field and fix", () => {
    const text = problemsOf(
      "nautobot:\n  url: nope\n  tokn: x\nschedules:\n  - cron: '61 * * * *'\nserver:\n  port: ab\n",
    );
    const file = join(cwd, "nautobot-bridge.yaml");
    expect(text).to.include(
      `${file}:2:3 nautobot.url is not a valid http(s) URL; write the address of Nautobot`,
    );
    expect(text).to.include(`${file}:3:3 nautobot.tokn is not a known key; did you mean token?`);
    expect(text).to.include(`${file}:5:5 schedules[0].job is missing; write the id of a job`);
    expect(text).to.include(`${file}:5:5 schedules[0].cron is not a cron expression; write minute`);
    expect(text).to.include(
      `${file}:7:3 server.port must be a number, not text; write a port from 1 to 65535`,
    );
    expect(text).to.include("5 problems");
  });

  it("lists the known keys when none is near", () => {
    expect(problemsOf("colour: red")).to.match(
      /:1:1 colour is not a known key; use one of: nautobot, plugins, dataDir, incremental, server/,
    );
  });

  it("says which reference cannot be replaced, once", () => {
    const text = problemsOf(
      "nautobot:\n  url: '${env:NOWHERE}'\n  token: '${file:absent}'\nplugins: ['${cmd:ls}']",
    );
    expect(text).to.match(/:2:3 nautobot\.url the environment variable NOWHERE is not set; set NOWHERE/);
    expect(text).to.match(/:3:3 nautobot\.token the file absent cannot be read \(ENOENT\)/);
    expect(text).to.include("${cmd:…} is not known; use ${env:NAME} or ${file:/path}");
    expect(text).to.include("3 problems");
  });

  it("never repeats a value, be it wrong or on a broken line", () => {
    expect(problemsOf("server:\n  token: hunter2\nnautobot: { url: 'http//hunter2' }")).not.to.include(
      "hunter2",
    );
    const broken = problemsOf("nautobot:\n  token: 'hunter2\n  url: x");
    expect(broken).not.to.include("hunter2");
    expect(broken).to.match(/nautobot-bridge\.yaml:\d+:\d+ is not valid YAML/);
  });

  it("blames the environment for what came from there", () => {
    expect(problemsOf("{}", { NAUTOBOT_URL: "nope" })).to.include(
      "environment variable NAUTOBOT_URL nautobot.url is not a valid http(s) URL",
    );
  });

  it("refuses a named file that is not there", () => {
    expect(() => loadConfig({ cwd, env: {}, file: "absent.yaml" })).to.throw(
      /absent\.yaml cannot be read \(ENOENT\)/,
    );
  });

  it("is frozen to its depth", () => {
    write("jobs: { a.b: { variables: { list: [1] } } }");
    const list = loadConfig({ cwd, env: {} }).jobs["a.b"]?.variables["list"] as number[];
    expect(() => list.push(2)).to.throw(TypeError);
  });
});

describe("requireNautobot", () => {
  it("says what is missing and where to write it", () => {
    const config = loadConfig({ cwd: tmpdir(), env: { NAUTOBOT_URL: "http://n.example" } });
    expect(() => requireNautobot(config))
      .to.throw(BridgeError, "nautobot.token is not configured")
      .with.property("fix")
      .that.includes("NAUTOBOT_TOKEN");
  });
});
