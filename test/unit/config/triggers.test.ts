import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { loadConfig, type Config } from "../../../src/config/index.js";
import { BridgeError } from "../../../src/lib/errors.js";

const SECRET = "a secret of the tests";

describe("the configuration of triggers", () => {
  let cwd: string;
  const load = (text: string): Config => {
    writeFileSync(join(cwd, "nautobot-bridge.yaml"), text);
    return loadConfig({ cwd, env: { SECRET } });
  };
  const refusal = (text: string): string => {
    try {
      load(text);
    } catch (error) {
      return (error as BridgeError).describe();
    }
    throw new Error("the configuration was accepted");
  };
  const rule = (fields: string): string => `webhooks:\n  rules:\n    - { name: a, job: p.j, ${fields} }\n`;

  beforeEach(() => (cwd = mkdtempSync(join(tmpdir(), "bridge-config-"))));
  afterEach(() => rmSync(cwd, { recursive: true }));

  it("lets no webhook in and starts nothing unless it is told to", () => {
    const { webhooks, schedules } = load("");
    expect(webhooks.nautobot.secrets).to.deep.equal([]);
    expect(webhooks.sources).to.deep.equal({});
    expect(webhooks.rules).to.deep.equal([]);
    expect(schedules).to.deep.equal([]);
  });

  it("has rules only show what would change, ten seconds after the last webhook, unless they say otherwise", () => {
    const { webhooks } = load(rule("models: [dcim.device], match: { status.name: Active }"));
    expect(webhooks.rules[0]).to.deep.include({
      source: "nautobot",
      dryRun: true,
      quiet: 10,
      ownChanges: false,
      match: { "status.name": ["Active"] },
    });
  });

  it("takes secrets from the environment, and refuses one that is empty or short", () => {
    expect(
      load("webhooks: { nautobot: { secrets: ['${env:SECRET}'] } }").webhooks.nautobot.secrets,
    ).to.deep.equal([SECRET]);
    for (const secret of ["", "short"]) {
      const text = refusal(`webhooks: { nautobot: { secrets: ['${secret}'] } }`);
      expect(text).to.match(/webhooks\.nautobot\.secrets\[0\].*(empty|too short).*16 characters or more/);
    }
  });

  it("takes the signature schemes of GitHub and of ServiceNow", () => {
    const { sources } = load(`
webhooks:
  sources:
    github: { secrets: ["\${env:SECRET}"], header: X-Hub-Signature-256, prefix: "sha256=" }
    servicenow:
      secrets: ["\${env:SECRET}"]
      header: X-ServiceNow-Signature
      encoding: base64
      timestamp: { header: X-ServiceNow-Timestamp }
`).webhooks;
    expect(sources["github"]).to.deep.include({ algorithm: "sha256", encoding: "hex", prefix: "sha256=" });
    expect(sources["servicenow"]?.timestamp?.signed).to.equal("{timestamp}.{body}");
  });

  it("names what is wrong with a rule", () => {
    expect(refusal(rule("models: [device]"))).to.include("is not a content type such as dcim.device");
    expect(refusal(rule("quiet: 1"))).to.include("models is missing: Nautobot sends by model");
    expect(refusal(rule("source: github"))).to.include("source is not among webhooks.sources");
    expect(refusal(rule("models: [dcim.device], match: { 'a..b': 1 }"))).to.include(
      "match.a..b is not a path such as location.name",
    );
    const twice = `${rule("models: [a.b]")}    - { name: a, job: p.j, models: [a.b] }\n`;
    expect(refusal(twice)).to.include("rules[1].name is the same as in rules[0]");
  });

  it("refuses a time that is not part of what is signed", () => {
    const text = refusal("webhooks: { sources: { x: { timestamp: { header: X-Time, signed: '{body}' } } } }");
    expect(text).to.include("a time that is not signed proves nothing");
  });

  it("asks for a name where one job has two schedules", () => {
    const one = "{ job: p.j, cron: '0 2 * * *' }";
    expect(refusal(`schedules: [${one}, ${one}]`)).to.include(
      "schedules[1].name is the same as in schedules[0]",
    );
    const named = "{ name: late, job: p.j, cron: '0 5 * * *', jitter: 600, catchUp: true }";
    expect(load(`schedules: [${one}, ${named}]`).schedules).to.have.length(2);
  });
});
