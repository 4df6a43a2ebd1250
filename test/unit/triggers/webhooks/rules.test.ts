import { expect } from "chai";
import { nautobotHint } from "../../../../src/triggers/webhooks/nautobot.js";
import { evaluate, type Rule } from "../../../../src/triggers/webhooks/rules.js";
import { deviceState, nautobotPayload } from "../../../helpers/webhooks.js";

const rule = (fields: Partial<Rule> = {}): Rule => ({
  name: "renamed",
  source: "nautobot",
  models: ["dcim.device"],
  events: [],
  fields: [],
  match: {},
  ownChanges: false,
  job: "p.a",
  dryRun: false,
  variables: {},
  scope: [],
  quiet: 10,
  ...fields,
});
const hint = (fields: Parameters<typeof nautobotPayload>[0] = {}) =>
  nautobotHint(nautobotPayload(fields), Buffer.from("raw"));
const outcome = (fields: Partial<Rule>, of = hint(), own?: string) => {
  const { matches, reason } = evaluate([rule(fields)], of, own);
  return matches.length > 0 ? "matches" : reason;
};

describe("a webhook rule", () => {
  it("is about models, by the app that the object tells", () => {
    expect(outcome({})).to.equal("matches");
    expect(outcome({ models: ["ipam.device", "dcim.site"] })).to.equal("no rule is about dcim.device");
    const untold = hint({ after: { id: "1", name: "d1" } });
    expect(outcome({ models: ["dcim.device"] }, untold)).to.equal("matches");
    expect(outcome({ models: ["dcim.subdevice"] }, untold)).to.equal("no rule is about device");
  });

  it("is about one source", () => {
    const other = { source: "github", state: { ref: "main" }, key: "k" };
    expect(outcome({}, other)).to.equal("no rule is about github");
    expect(outcome({ source: "github", models: [], match: { ref: ["main"] } }, other)).to.equal("matches");
  });

  it("is about events", () => {
    expect(outcome({ events: ["updated"] })).to.equal("matches");
    expect(outcome({ events: ["created"] })).to.equal("rule renamed: is not about objects being updated");
  });

  it("is about fields that changed in an update; all of a new object's have", () => {
    expect(outcome({ fields: ["serial", "name"] })).to.equal("matches");
    expect(outcome({ fields: ["status", "serial"] })).to.equal(
      "rule renamed: none of status, serial changed",
    );
    expect(outcome({ fields: ["status"] }, hint({ event: "created", before: null }))).to.equal("matches");
  });

  it("sees into fields, and takes what it cannot know for changed", () => {
    const before = deviceState({ custom_fields: { owner: "ann", rack: 2 } });
    expect(outcome({ fields: ["custom_fields.rack"] }, hint({ before }))).to.equal("matches");
    expect(outcome({ fields: ["custom_fields.owner"] }, hint({ before }))).to.match(/none of .* changed/);
    const payload = { ...nautobotPayload(), snapshots: null };
    expect(outcome({ fields: ["serial"] }, nautobotHint(payload, Buffer.from("raw")))).to.equal("matches");
  });

  it("is about values, those of before included: who leaves a state matters as who enters it", () => {
    expect(outcome({ match: { "status.name": ["Planned", "Active"] } })).to.equal("matches");
    expect(outcome({ match: { "tags.0.name": ["edge"] } })).to.equal("matches");
    expect(outcome({ match: { "status.name": ["Planned"] } })).to.equal(
      "rule renamed: status.name is not Planned",
    );
    const before = deviceState({ status: { name: "Planned" } });
    expect(outcome({ match: { "status.name": ["Planned"] } }, hint({ before }))).to.equal("matches");
  });

  it("does not read what an object inherits", () => {
    expect(outcome({ match: { "constructor.name": ["Object"] } })).to.match(/constructor.name is not Object/);
  });

  it("ignores the bridge's own changes unless told otherwise", () => {
    expect(outcome({}, hint({ user: "bridge" }), "bridge")).to.equal(
      "rule renamed: the bridge's own user, bridge, made the change",
    );
    expect(outcome({ ownChanges: true }, hint({ user: "bridge" }), "bridge")).to.equal("matches");
    expect(outcome({}, hint({ user: "bridge" }), undefined)).to.equal("matches");
  });

  it("names each rule that wanted something else", () => {
    const { reason } = evaluate(
      [rule({ events: ["deleted"] }), rule({ name: "b", fields: ["serial"] })],
      hint(),
      "",
    );
    expect(reason).to.equal(
      "rule renamed: is not about objects being updated; rule b: none of serial changed",
    );
  });
});

describe("the run that a rule asks for", () => {
  const match = (fields: Partial<Rule>, of = hint()) => evaluate([rule(fields)], of, undefined);
  const scope = [{ type: "device", uid: "{name}" }];

  it("is limited to the object, under the name that it has and the one that it had", () => {
    expect(match({ scope }).matches[0]?.scope).to.deep.equal({
      objects: [
        { type: "device", uid: "d1" },
        { type: "device", uid: "d0" },
      ],
    });
    const made = match({ scope }, hint({ event: "created", before: null }));
    expect(made.matches[0]?.scope).to.deep.equal({ objects: [{ type: "device", uid: "d1" }] });
    const gone = match({ scope }, hint({ event: "deleted", before: deviceState(), after: null }));
    expect(gone.matches[0]?.scope).to.deep.equal({ objects: [{ type: "device", uid: "d1" }] });
  });

  it("has ids of several parts, and objects of several types", () => {
    const both = [
      { type: "site", uid: "{location.name}" },
      { type: "device", uid: "{location.name}__{name}" },
    ];
    expect(match({ scope: both }).matches[0]?.scope?.objects).to.deep.equal([
      { type: "site", uid: "Berlin" },
      { type: "device", uid: "Berlin__d1" },
      { type: "device", uid: "Berlin__d0" },
    ]);
  });

  it("is for everything where the object's id is not known, now or before", () => {
    const nameless = hint({ after: deviceState({ name: null }) });
    expect(match({ scope }, nameless).matches).to.have.length(1);
    expect(match({ scope }, nameless).matches[0]?.scope).to.equal(undefined);
    expect(match({ scope }, hint({ before: null })).matches[0]?.scope).to.equal(undefined);
  });

  it("takes variables from the payload, their kind kept, and leaves others as they are", () => {
    const variables = {
      site: "{location.name}",
      rack: "{custom_fields.rack}",
      text: "of {name}",
      limit: 5,
      all: "x",
    };
    expect(match({ variables }).matches[0]?.variables).to.deep.equal({
      site: "Berlin",
      rack: 1,
      text: "of d1",
      limit: 5,
      all: "x",
    });
  });

  it("is not possible without a value for a variable", () => {
    const { matches, reason } = match({ variables: { site: "{location.parent.name}" } });
    expect(matches).to.deep.equal([]);
    expect(reason).to.equal(
      "rule renamed: the payload has no value for the variable site, {location.parent.name}",
    );
    expect(match({ variables: { site: "{location}" } }).matches).to.deep.equal([]);
  });
});

describe("a hint's key", () => {
  it("is the same for one change, whichever of Nautobot's records tells of it and when", () => {
    expect(hint({ at: new Date(1e12) }).key).to.equal(hint({ at: new Date(2e12) }).key);
  });

  it("is another for another request, event or state", () => {
    const others = [
      hint({ request: "q2" }),
      hint({ event: "created" }),
      hint({ after: deviceState({ rack: 2 }) }),
    ];
    for (const other of others) expect(other.key).not.to.equal(hint().key);
  });
});
