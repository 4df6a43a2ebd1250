import { expect } from "chai";
import { jobOf, run, system } from "./world.js";

/** The configured Nautobot of these runs. */
const HOME = "http://nautobot.invalid";

/** What the lookup of a job makes of the object of each change, by the object's id. */
async function linksFor(lookup: (type: string, uid: string) => { name: string; url: string } | undefined) {
  class Job extends jobOf(system({ missing: "1", changed: "2" }), system({ changed: "1", extra: "1" })) {
    override readonly lookupObject = this.lookup(lookup);
  }
  const { report } = await run(Job);
  const links = report.changes.map(({ uid, object }) => [uid, object?.url]);
  return { report, links: Object.fromEntries(links) as Record<string, string | undefined> };
}

describe("links of changes", () => {
  it("are what lookupObject says, a path for what is in Nautobot, and none for what is gone", async () => {
    const { links } = await linksFor((type, uid) => ({
      name: `${type} ${uid}`,
      url: uid === "changed" ? `${HOME}/dcim/devices/${uid}/` : `https://acme.example/${uid}`,
    }));
    expect(links).to.deep.equal({
      missing: "https://acme.example/missing",
      changed: "/dcim/devices/changed/",
      extra: undefined,
    });
  });

  it("lead to the other system, too, as its adapter says, and to no address that is no web page", async () => {
    class Job extends jobOf(system({ missing: "1", changed: "2", odd: "1" }), system({ changed: "1" })) {
      override loadSourceAdapter() {
        const adapter = super.loadSourceAdapter();
        const link = (_type: string, uid: string) =>
          uid === "odd"
            ? { name: uid, url: "javascript:alert(1)" }
            : { name: `ACME ${uid}`, url: `https://acme.example/${uid}` };
        return Object.assign(adapter, { link });
      }
      override loadTargetAdapter() {
        const adapter = super.loadTargetAdapter();
        const link = (_type: string, uid: string) =>
          uid === "changed" ? { name: uid, url: `${HOME}/dcim/devices/1/` } : undefined;
        return Object.assign(adapter, { link });
      }
    }
    const { report } = await run(Job);
    const links = report.changes.map(({ uid, object, remote }) => [uid, object?.url, remote?.url]);
    expect(links).to.have.deep.members([
      ["missing", "https://acme.example/missing", undefined],
      ["changed", "/dcim/devices/1/", "https://acme.example/changed"],
      ["odd", undefined, undefined],
    ]);
    const said = report.log.filter(({ level }) => level === "warning").map(({ message }) => message);
    expect(said).to.have.length(1);
    expect(said[0]).to.include("link of the source").and.to.include("no address of a web page");
  });

  it("cost no run when lookupObject throws, which is said once", async () => {
    const { report, links } = await linksFor(() => {
      throw new Error("no idea");
    });
    expect(report.status).to.equal("succeeded");
    expect(links).to.deep.equal({ missing: undefined, changed: undefined, extra: undefined });
    const said = report.log.filter(({ level }) => level === "warning").map(({ message }) => message);
    expect(said).to.have.length(1);
    expect(said[0]).to.include("lookupObject").and.to.include("no idea");
  });
});
