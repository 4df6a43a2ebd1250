import { expect } from "chai";
import { HIDDEN, Redactor } from "../../../src/jobs/redact.js";

describe("the redactor", () => {
  it("takes a secret out of text, also as it looks in a URL and in JSON", () => {
    const redactor = new Redactor();
    redactor.add('p w"d');
    expect(redactor.text('p w"d / ?key=p%20w%22d / {"key":"p w\\"d"}')).to.equal(
      '*** / ?key=*** / {"key":"***"}',
    );
  });

  it("takes the longer of two secrets out first", () => {
    const redactor = new Redactor();
    redactor.add(["abc", "abcdef"]);
    expect(redactor.text("abcdef abc")).to.equal("*** ***");
  });

  it("takes secrets out of the keys and values of JSON, and leaves the rest", () => {
    const redactor = new Redactor();
    redactor.add({ token: "hunter2", empty: "" });
    const given = { "id hunter2": ["hunter2!", 5, null, true], other: { a: "b" } };
    expect(redactor.json(given)).to.deep.equal({ "id ***": ["***!", 5, null, true], other: { a: "b" } });
  });

  it("knows a secret without the line feed of the file it was in", () => {
    const redactor = new Redactor();
    redactor.add("hunter2\n");
    expect(redactor.text("with hunter2, and hunter2\n.")).to.equal("with ***, and ***.");
  });

  it("hides a very short secret where it stands alone, and leaves words alone", () => {
    const redactor = new Redactor();
    redactor.add("x");
    expect(redactor.json({ token: "x", text: "it must exist" })).to.deep.equal({
      token: HIDDEN,
      text: "it must exist",
    });
  });

  it("leaves text alone when there is no secret", () => {
    expect(new Redactor().text("anything")).to.equal("anything");
  });
});
