import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { authenticator, createToken, firstToken, revokeToken } from "../../../src/access/index.js";
import { BridgeError } from "../../../src/lib/errors.js";
import { temporaryStore, type TemporaryStore } from "../../helpers/stores.js";

const NOW = new Date("2026-01-02T03:04:05Z");
const later = (ms: number) => new Date(NOW.getTime() + ms);
const asked = { name: "grafana", role: "viewer", createdBy: "a test" } as const;

describe("tokens", () => {
  let kept: TemporaryStore;
  beforeEach(async () => (kept = await temporaryStore()));
  afterEach(() => kept.remove());

  const codeOf = async (work: Promise<unknown>) =>
    ((await work.catch((thrown: unknown) => thrown)) as BridgeError).code;

  it("tell who a caller is, and are kept only as their hash", async () => {
    const { token, record } = await createToken(kept.store, asked, NOW);
    expect(token).to.match(/^nbt_[\w-]{43}$/);
    expect(await authenticator(kept.store, undefined)(token)).to.deep.equal({
      name: "grafana",
      role: "viewer",
    });
    expect(await kept.store.tokens()).to.deep.include({
      ...record,
      lastUsedAt: (await kept.store.tokens())[0]?.lastUsedAt,
    });
    for (const file of ["runs.db", "runs.db-wal"]) {
      const bytes = readFileSync(join(kept.directory, file));
      expect(bytes.includes(token.slice(4)), file).to.equal(false);
    }
  });

  it("are refused when wrong, revoked or expired, saying which", async () => {
    const { token } = await createToken(kept.store, asked, NOW);
    const until = { ...asked, name: "short", expiresAt: later(1000).toISOString() };
    const short = await createToken(kept.store, until, NOW);
    const at = (ms: number) => authenticator(kept.store, undefined, () => later(ms));
    expect(await at(999)(short.token)).to.include({ name: "short" });
    expect(await at(1000)(short.token)).to.equal('The token "short" has expired');
    expect(await at(0)(`${token}x`)).to.equal("The token is not right");
    await revokeToken(kept.store, "grafana", NOW);
    expect(await at(0)(token)).to.equal('The token "grafana" was revoked');
  });

  it("have the configured one beside them, an admin's", async () => {
    const authenticate = authenticator(kept.store, "from-the-configuration");
    expect(await authenticate("from-the-configuration")).to.deep.equal({
      name: "server.token",
      role: "admin",
    });
    expect(await authenticate("from-the-configuratioN")).to.be.a("string");
  });

  it("note their last use, once a minute at most", async () => {
    const { token } = await createToken(kept.store, asked, NOW);
    const lastUse = async (ms: number) => {
      await authenticator(kept.store, undefined, () => later(ms))(token);
      return (await kept.store.tokens())[0]?.lastUsedAt;
    };
    expect(await lastUse(0)).to.equal(later(0).toISOString());
    expect(await lastUse(59_999)).to.equal(later(0).toISOString());
    expect(await lastUse(60_000)).to.equal(later(60_000).toISOString());
  });

  it("have names of their own while in use", async () => {
    await createToken(kept.store, asked, NOW);
    expect(await codeOf(createToken(kept.store, asked, NOW))).to.equal("TOKEN_EXISTS");
    await revokeToken(kept.store, "grafana", NOW);
    expect(await codeOf(revokeToken(kept.store, "grafana", NOW))).to.equal("TOKEN_UNKNOWN");
    await createToken(kept.store, asked, NOW);
    expect((await kept.store.tokens()).map(({ revokedAt }) => revokedAt)).to.deep.equal([
      NOW.toISOString(),
      undefined,
    ]);
  });

  it("begin with one for an admin, made by the first of several that start", async () => {
    const made = await Promise.all([firstToken(kept.store, NOW), firstToken(kept.store, NOW)]);
    const [token = ""] = made.filter((each) => each !== undefined);
    expect(made).to.have.members([token, undefined]);
    expect(await authenticator(kept.store, undefined)(token)).to.include({ role: "admin" });
    expect(await firstToken(kept.store, NOW)).to.equal(undefined);
  });
});
