// Mostly checked by the compiler: what follows an expected error must be one.
import { expect } from "chai";
import { z } from "zod";
import { Diff, DiffSyncFlags } from "../../src/diffsync/index.js";
import { DataSource, DataTarget } from "../../src/jobs/job.js";
import { secret } from "../../src/jobs/secret.js";
import { definePlugin } from "../../src/plugin-host/index.js";

function notRun(): never {
  throw new Error("compiled, not run");
}

const variables = {
  url: z.url().describe("ACME base URL"),
  token: secret(),
  limit: z.number().optional(),
};

class Typed extends DataSource<typeof variables> {
  static override readonly meta = { name: "Typed", dataSource: "ACME", description: "Sites", variables };
  override loadSourceAdapter() {
    const { url, limit }: { url: string; limit: number | undefined } = this.variables;
    // @ts-expect-error a variable that is not declared
    const { nothing } = this.variables;
    // @ts-expect-error variables are not written
    this.variables.url = `${url} ${limit ?? 0} ${String(nothing)}`;
    return notRun();
  }
  override loadTargetAdapter() {
    return notRun();
  }
}

// No override has an annotation: that this compiles is the assertion.
class Full extends DataSource<typeof variables> {
  static override readonly meta = { name: "Full", dataSource: "ACME", variables };
  static override dataMappings() {
    return [{ sourceName: "site", targetName: "Location" }];
  }
  static override configInformation() {
    return { url: "https://acme.example.com" };
  }
  override readonly flags = DiffSyncFlags.CONTINUE_ON_FAILURE;
  override readonly diffClass = Diff.ordered({ site: (elements) => elements.reverse() });
  override readonly lookupObject = this.lookup((type, uid) => {
    const path = `${type.toUpperCase()}/${uid.trim()}`;
    return type === "site" ? { name: uid, url: `${this.variables.url}/${path}` } : undefined;
  });
  override loadSourceAdapter() {
    return notRun();
  }
  override async loadTargetAdapter() {
    await Promise.resolve();
    return notRun();
  }
  override async syncData() {
    const { source, target } = await this.steps.load();
    const diff = await this.steps.calculateDiff(source, target);
    if (!this.dryRun) await this.steps.executeSync(source, target, diff);
  }
  override async calculateDiff() {
    this.logger.info(`${this.sourceAdapter.count()} against ${this.targetAdapter.count()}`);
    return (await super.calculateDiff()).filter(({ type }) => type !== "vlan");
  }
  override async executeSync() {
    if (this.diff.hasDiffs()) await super.executeSync();
  }
}

class Method extends DataTarget {
  static override readonly meta = { name: "Method", dataTarget: "ACME" };
  // @ts-expect-error written as a method, its parameters would need annotations
  override lookupObject() {
    return undefined;
  }
  override loadSourceAdapter() {
    return notRun();
  }
  override loadTargetAdapter() {
    return notRun();
  }
}

class Bare extends DataTarget {
  static override readonly meta = { name: "Bare", dataTarget: "ACME" };
  override loadSourceAdapter() {
    return notRun();
  }
  override loadTargetAdapter() {
    return notRun();
  }
}

class Forgot extends DataSource<typeof variables> {
  static override readonly meta = { name: "Forgot", dataSource: "ACME" };
  override loadSourceAdapter() {
    return notRun();
  }
  override loadTargetAdapter() {
    return notRun();
  }
}

class Untyped extends DataSource {
  static override readonly meta = { name: "Untyped", dataSource: "ACME", variables };
  override loadSourceAdapter() {
    return notRun();
  }
  override loadTargetAdapter() {
    return notRun();
  }
}

// @ts-expect-error a source says where its data comes from
class Nowhere extends DataSource {
  static override readonly meta = { name: "Nowhere" };
  override loadSourceAdapter() {
    return notRun();
  }
  override loadTargetAdapter() {
    return notRun();
  }
}

// @ts-expect-error both load hooks are mandatory
class Half extends DataTarget {
  static override readonly meta = { name: "Half", dataTarget: "ACME" };
  override loadSourceAdapter() {
    return notRun();
  }
}

describe("definePlugin", () => {
  it("takes jobs whose meta and type parameter agree, and brands the plugin", () => {
    const plugin = definePlugin({ name: "good", apiVersion: 1, jobs: [Typed, Full, Bare, Method] });
    expect(plugin).to.include({ $$type: "nautobot-bridge/plugin", apiVersion: 1, name: "good" });
    expect(plugin).to.be.frozen;
  });

  it("leaves what the compiler refuses to the loader, which can name the file", () => {
    expect([
      // @ts-expect-error meta.variables is missing
      definePlugin({ name: "forgot", apiVersion: 1, jobs: [Bare, Forgot] }),
      // @ts-expect-error the type parameter is missing
      definePlugin({ name: "untyped", apiVersion: 1, jobs: [Untyped] }),
      // @ts-expect-error meta.dataSource is missing
      definePlugin({ name: "nowhere", apiVersion: 1, jobs: [Nowhere] }),
      // @ts-expect-error an apiVersion that does not exist
      definePlugin({ name: "future", apiVersion: 2, jobs: [Bare, Half] }),
      // @ts-expect-error a class that is no job
      definePlugin({ name: "none", apiVersion: 1, jobs: [Date] }),
    ]).to.have.length(5);
  });
});
