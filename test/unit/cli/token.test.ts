import { expect } from "chai";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { authenticator } from "../../../src/access/index.js";
import { openStore } from "../../../src/store/index.js";
import { startBridge } from "../../helpers/process.js";

describe("token", () => {
  let cwd: string;
  beforeEach(() => (cwd = mkdtempSync(join(tmpdir(), "bridge-token-"))));
  afterEach(() => rmSync(cwd, { recursive: true }));
  const bridge = (...args: string[]) => startBridge(["token", ...args], cwd).ended;

  it("makes a token on standard output, lists it and revokes it, all noted with who and why", async () => {
    const made = await bridge(
      "create",
      "--name",
      "ci",
      "--role",
      "operator",
      "--expires",
      "90d",
      "--reason",
      "CI",
    );
    expect(made.code, made.err).to.equal(0);
    const store = await openStore({ directory: join(cwd, ".nautobot-bridge") });
    try {
      const token = made.out.trim();
      expect(await authenticator(store, undefined)(token)).to.deep.equal({ name: "ci", role: "operator" });
      const listed = await bridge("list");
      expect(listed.out).to.match(/^ci {2}operator {2}expires 20\S+, used 20\S+\n$/);
      expect((await bridge("revoke", "ci")).code).to.equal(0);
      expect(await authenticator(store, undefined)(token)).to.equal('The token "ci" was revoked');
      const { items } = await store.audit({ limit: 9 });
      expect(items.map(({ action, reason, origin }) => [action, reason, origin])).to.deep.equal([
        ["token.revoke", undefined, "cli"],
        ["token.create", "CI", "cli"],
      ]);
      expect(items[0]?.actor).to.match(/\S+ \(command line\)/);
    } finally {
      await store.close();
    }
  });

  const refusals: [args: string[], message: RegExp][] = [
    [["create", "--name", "x", "--role", "root"], /no role "root"[^]*viewer, operator, admin/],
    [["create", "--name", "a b", "--role", "admin"], /letters, digits/],
    [["create", "--name", "x", "--role", "admin", "--expires", "2001-01-01"], /no time to come[^]*90d/],
    [["revoke", "nobody"], /TOKEN_UNKNOWN[^]*token list/],
  ];
  for (const [args, message] of refusals) {
    it(`refuses ${args.join(" ")} with the fix`, async () => {
      const { code, err } = await bridge(...args);
      expect(code).to.equal(1);
      expect(err).to.match(message);
    });
  }
});
