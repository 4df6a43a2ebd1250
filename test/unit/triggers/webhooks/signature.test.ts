import { createHmac } from "node:crypto";
import { expect } from "chai";
import { NAUTOBOT_SIGNATURE } from "../../../../src/triggers/webhooks/nautobot.js";
import { isSigned, signedText, type SignatureScheme } from "../../../../src/triggers/webhooks/signature.js";
import { nautobotSignature } from "../../../helpers/webhooks.js";

const BODY = Buffer.from('{"event":"updated"}');
const check = (given: string | undefined, secrets: string[], scheme: SignatureScheme = NAUTOBOT_SIGNATURE) =>
  isSigned(BODY, given, scheme, secrets);

describe("isSigned", () => {
  it("accepts what one of the secrets signed, the old one as well as the new one", () => {
    expect(check(nautobotSignature(BODY, "old"), ["new", "old"])).to.equal(true);
    expect(check(nautobotSignature(BODY, "new"), ["new", "old"])).to.equal(true);
    expect(check(nautobotSignature(BODY, "other"), ["new", "old"])).to.equal(false);
  });

  it("refuses everything where there is no secret, and where it is empty", () => {
    expect(check(nautobotSignature(BODY, "any"), [])).to.equal(false);
    expect(check(nautobotSignature(BODY, ""), [""])).to.equal(false);
  });

  const right = nautobotSignature(BODY, "s");
  const wrong: Record<string, string | undefined> = {
    missing: undefined,
    empty: "",
    "cut short": right.slice(0, 126),
    "too long": `${right}00`,
    "of another length": right.slice(0, 127),
    "of another letter": `${right.slice(0, 127)}x`,
    "there twice": `${right}, ${right}`,
    "of another hash": createHmac("sha256", "s").update(BODY).digest("hex"),
    "with a prefix": `sha512=${right}`,
  };
  for (const [name, given] of Object.entries(wrong))
    it(`refuses a signature that is ${name}`, () => expect(check(given, ["s"])).to.equal(false));

  it("refuses a body that differs in one byte", () => {
    expect(isSigned(Buffer.from('{"event":"updatee"}'), right, NAUTOBOT_SIGNATURE, ["s"])).to.equal(false);
  });

  it("accepts GitHub's, and the base64 of ServiceNow scripts", () => {
    // GitHub's own example: https://docs.github.com/webhooks, "Testing the webhook payload validation"
    const github = {
      header: "X-Hub-Signature-256",
      algorithm: "sha256",
      prefix: "sha256=",
      encoding: "hex",
    } as const;
    const signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    expect(
      isSigned(Buffer.from("Hello, World!"), signature, github, ["It's a Secret to Everybody"]),
    ).to.equal(true);
    const servicenow = { ...github, prefix: "", encoding: "base64" } as const;
    const base64 = createHmac("sha256", "s").update(BODY).digest("base64");
    expect(check(base64, ["s"], servicenow)).to.equal(true);
    expect(check(base64.toLowerCase(), ["s"], servicenow)).to.equal(false);
  });
});

describe("signedText", () => {
  it("puts time and body where the sender has them, byte by byte", () => {
    const body = Buffer.from([0x7b, 0xff, 0x7d]);
    expect(signedText("v0:{timestamp}:{body}", "123", body)).to.deep.equal(
      Buffer.concat([Buffer.from("v0:123:"), body]),
    );
  });

  it("does not take a body for a place to fill in", () => {
    expect(signedText("{timestamp}.{body}", "1", Buffer.from("{timestamp}")).toString()).to.equal(
      "1.{timestamp}",
    );
  });
});
