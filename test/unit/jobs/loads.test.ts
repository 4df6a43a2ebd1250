import { expect } from "chai";
import { BridgeError } from "../../../src/lib/errors.js";
import { jobOf, run, system, SystemAdapter } from "./world.js";

/** Never ends by itself, and ends with the signal only if it listens. */
class Hanging extends SystemAdapter {
  heard: unknown;
  override load(signal: AbortSignal): Promise<void> {
    signal.addEventListener("abort", () => (this.heard = signal.reason as unknown));
    return new Promise(() => undefined);
  }
}

class Failing extends SystemAdapter {
  override async load(): Promise<void> {
    await super.load(new AbortController().signal);
    throw new Error("connection reset");
  }
}

describe("loading both sides", () => {
  it("goes on at the same time, and each side's log entries are of its own step", async () => {
    const order: string[] = [];
    let sourceIsThere = () => order.push("never");
    const source = new Promise<void>((resolve) => (sourceIsThere = () => (resolve(), 0)));
    class Both extends jobOf(system({}), system({})) {
      override loadSourceAdapter() {
        const { logger } = this;
        return new (class extends SystemAdapter {
          override async load() {
            await Promise.resolve();
            logger.info("from the source");
            sourceIsThere();
          }
        })(system({}));
      }
      override loadTargetAdapter() {
        const { logger } = this;
        return new (class extends SystemAdapter {
          // Would never end if the source were not loading meanwhile, or had to wait.
          override async load() {
            await source;
            logger.warning("from the target");
          }
        })(system({}));
      }
    }
    const { report } = await run(Both);
    expect(report.status).to.equal("succeeded");
    const said = report.log.filter(({ message }) => message.startsWith("from"));
    expect(said.map(({ message, step, level }) => [message, step, level])).to.deep.equal([
      ["from the source", "load_source_adapter", "info"],
      ["from the target", "load_target_adapter", "warning"],
    ]);
  });

  it("goes one after the other when memory is measured", async () => {
    const { events } = await run(jobOf(system({}), system({})), { memory: true });
    const steps = events.flatMap((event) =>
      event.type === "step-started"
        ? `start ${event.step}`
        : event.type === "step-finished"
          ? `end ${event.step.name}`
          : [],
    );
    expect(steps.slice(0, 4)).to.deep.equal([
      "start load_source_adapter",
      "end load_source_adapter",
      "start load_target_adapter",
      "end load_target_adapter",
    ]);
  });

  for (const failing of ["source", "target"] as const) {
    it(`ends the run before any diff when the ${failing} fails, and aborts the other`, async () => {
      const target = system({ precious: "1" });
      const other = new Hanging(system({}));
      class Job extends jobOf(system({}), target) {
        override loadSourceAdapter() {
          return failing === "source" ? new Failing(system({})) : other;
        }
        override loadTargetAdapter() {
          return failing === "target" ? new Failing(target) : other;
        }
      }
      const { report } = await run(Job);
      expect(report.status).to.equal("failed");
      expect(report.error).to.include({
        code: "LOAD_FAILED",
        message: `${failing === "source" ? "ACME" : "Nautobot"} could not be loaded: connection reset`,
      });
      expect(report.steps.map(({ status }) => status)).to.deep.equal([
        "failed",
        "failed",
        "skipped",
        "skipped",
      ]);
      expect(other.heard).to.be.instanceOf(BridgeError);
      expect(report.changes).to.deep.equal([]);
      expect(target.size).to.equal(1);
    });
  }

  it("ends the run when a side brings fewer objects than it announced", async () => {
    const target = system({ a: "1", b: "1" });
    class Job extends jobOf(system({}), target) {
      override loadSourceAdapter() {
        const adapter = new SystemAdapter(system({ a: "1" }));
        adapter.expected = 2;
        return adapter;
      }
    }
    const { report } = await run(Job);
    expect(report.error).to.include({ code: "LOAD_INCOMPLETE", message: "ACME brought 1 of 2 objects." });
    expect(target.size).to.equal(2);
  });

  it("keeps the code and the fix of an error that is already one of ours", async () => {
    class Job extends jobOf(system({}), system({})) {
      override loadTargetAdapter(): never {
        throw new BridgeError("NAUTOBOT_UNAUTHORIZED", "Nautobot refuses the token.", { fix: "Renew it." });
      }
    }
    const { report } = await run(Job);
    expect(report.error).to.deep.equal({
      code: "NAUTOBOT_UNAUTHORIZED",
      message: "Nautobot refuses the token.",
      fix: "Renew it.",
    });
  });

  it("is cancelled at once, even when a load hangs and does not listen", async () => {
    const cancel = new AbortController();
    class Job extends jobOf(system({}), system({})) {
      override loadSourceAdapter() {
        return new Hanging(system({}));
      }
    }
    const { report } = await run(
      Job,
      {},
      {
        signal: cancel.signal,
        onEvent: (event) => {
          if (event.type === "step-finished") cancel.abort();
        },
      },
    );
    expect(report.status).to.equal("cancelled");
    expect(report.error).to.include({ code: "RUN_CANCELLED" });
    expect(report.steps.map(({ status }) => status)).to.deep.equal([
      "failed",
      "succeeded",
      "skipped",
      "skipped",
    ]);
  });

  it("does not begin when the run was cancelled before", async () => {
    const { report } = await run(jobOf(system({ a: "1" }), system({})), {}, { signal: AbortSignal.abort() });
    expect(report.status).to.equal("cancelled");
    expect(report.steps.map(({ status }) => status)).to.deep.equal(Array(4).fill("skipped"));
  });

  it("stops the sync when cancelled, keeping what was applied", async () => {
    const cancel = new AbortController();
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`item ${i}`, "1"]));
    const target = system({});
    const { report } = await run(
      jobOf(system(many), target),
      {},
      {
        signal: cancel.signal,
        onEvent: (event) => {
          if (event.type === "change") cancel.abort();
        },
      },
    );
    expect(report.status).to.equal("cancelled");
    const applied = report.changes.filter(({ status }) => status === "success").map(({ uid }) => uid);
    expect(applied).to.deep.equal(Array.from(target.keys()));
    expect(applied.length).to.be.within(1, 50);
  });
});
