import { expect } from "chai";
import { type Store, type TokenRecord } from "../../../src/store/index.js";
import { newRun } from "./runs.js";
import {
  eachWithStore,
  postgresDatabase,
  postgresIsHere,
  sqliteDatabase,
  type TestDatabase,
} from "./engines.js";

const AT = "2026-01-02T03:04:05.000Z";
const token = (name: string, fields: Partial<TokenRecord> = {}): TokenRecord => ({
  id: `id of ${name}`,
  name,
  role: "operator",
  createdAt: AT,
  createdBy: "me",
  ...fields,
});
const entry = (fields: object = {}) => ({
  at: AT,
  actor: "me",
  action: "run.request",
  target: "/api/v1/runs/1",
  origin: "127.0.0.1",
  ...fields,
});

const contract = (name: string, database: () => Promise<TestDatabase>, isHere: () => Promise<boolean>) =>
  describe(`tokens and the audit log on ${name}`, function () {
    let at: TestDatabase;
    let store: Store;

    eachWithStore(database, isHere, (opened) => ({ at, store } = opened));

    it("keeps tokens, finds them by their hash, and notes use and end", async () => {
      const [a, b] = [token("a"), token("b", { expiresAt: AT, role: "admin" })];
      expect(await store.addToken(a, "aa")).to.equal(true);
      expect(await store.addToken(b, "bb")).to.equal(true);
      expect(await store.tokens()).to.deep.equal([a, b]);
      expect(await store.tokenByHash("bb")).to.deep.equal(b);
      expect(await store.tokenByHash("cc")).to.equal(undefined);
      await store.noteTokenUse(a.id, AT);
      const revoked = { ...a, lastUsedAt: AT, revokedAt: AT };
      expect(await store.revokeToken(a.id, AT)).to.deep.equal(revoked);
      expect(await store.revokeToken(a.id, "2027-01-01T00:00:00.000Z")).to.equal(undefined);
      expect(await store.tokenByHash("aa")).to.deep.equal(revoked);
    });

    it("has one token of a name in use", async () => {
      await store.addToken(token("a"), "aa");
      expect(await store.addToken(token("a", { id: "2" }), "bb")).to.equal(false);
      await store.revokeToken(token("a").id, AT);
      expect(await store.addToken(token("a", { id: "2" }), "bb")).to.equal(true);
    });

    it("tells the audit log newest first, filtered and in pages", async () => {
      const entries = [
        entry(),
        entry({ actor: "you", reason: "because" }),
        entry({ action: "token.create" }),
      ];
      for (const each of entries) await store.record(each);
      const first = await store.audit({ limit: 2 });
      expect(first.items).to.deep.equal([entries[2], entries[1]]);
      expect(await store.audit({ limit: 2, after: first.next })).to.deep.equal({ items: [entries[0]] });
      expect((await store.audit({ limit: 9, actor: "you" })).items).to.deep.equal([entries[1]]);
      expect((await store.audit({ limit: 9, action: "token.create" })).items).to.deep.equal([entries[2]]);
      expect((await store.audit({ limit: 9, target: "/other" })).items).to.deep.equal([]);
    });

    it("tells the audit log of a time: its beginning included, its end not", async () => {
      const times = [1, 2, 3].map((day) => `2026-01-0${day}T00:00:00.000Z`);
      for (const at of times) await store.record(entry({ at }));
      const [first, second, third] = times;
      const within = async (since?: string, until?: string) =>
        (await store.audit({ limit: 9, since, until })).items.map(({ at }) => at);
      expect(await within(second)).to.deep.equal([third, second]);
      expect(await within(undefined, second)).to.deep.equal([first]);
      expect(await within(second, third)).to.deep.equal([second]);
    });

    it("notes once who joins a run that waits and did not ask for it, however often", async () => {
      await store.queue.add(
        newRun("r1", { trigger: "schedule", requestedBy: "schedule nightly", same: "x" }),
      );
      const joins = { trigger: "webhook", requestedBy: "webhook sites", same: "x" } as const;
      for (const id of ["r2", "r3"]) await store.queue.add(newRun(id, { ...joins, reason: id }));
      await store.queue.add(newRun("r4", { trigger: "api", requestedBy: "ci", same: "x" }));
      const { items } = await store.audit({ limit: 9, target: "/api/v1/runs/r1" });
      expect(items.map(({ actor, reason }) => [actor, reason])).to.deep.equal([
        ["webhook sites", "r2"],
        ["schedule nightly", undefined],
      ]);
    });

    it("notes every run that was not asked for by the API, with who and why, once", async () => {
      const asked = { trigger: "webhook", requestedBy: "webhook sites", reason: "3 changes" } as const;
      await store.queue.add(newRun("r1", { ...asked, same: "same" }));
      await store.queue.add(newRun("r2", { ...asked, same: "same" }));
      await store.queue.add(newRun("r3", { trigger: "schedule" }));
      await store.queue.add(newRun("r4", { trigger: "api", requestedBy: "ci" }));
      expect((await store.audit({ limit: 9 })).items).to.deep.equal([
        entry({ actor: "schedule", origin: "schedule", target: "/api/v1/runs/r3" }),
        entry({
          actor: "webhook sites",
          origin: "webhook",
          target: "/api/v1/runs/r1",
          reason: "3 changes",
        }),
      ]);
    });

    for (const statement of ["update audit set actor = 'nobody'", "delete from audit"]) {
      it(`lets nobody ${statement.split(" ")[0] ?? ""} the audit log`, async () => {
        await store.record(entry());
        const refused = await at.execute([statement]).catch((thrown: unknown) => String(thrown));
        expect(refused).to.match(/only added to/);
        expect((await store.audit({ limit: 9 })).items).to.deep.equal([entry()]);
      });
    }
  });

contract("SQLite", sqliteDatabase, () => Promise.resolve(true));
contract("PostgreSQL", postgresDatabase, postgresIsHere);
