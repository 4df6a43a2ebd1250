import { expect } from "chai";
import { bytesInUse, sampleMemory } from "../../../src/jobs/memory.js";

describe("memory", () => {
  it("has the figure at the end as final and the highest one as peak", () => {
    const figures = [300, 200];
    const stop = sampleMemory(() => figures.shift() ?? 0);
    expect(stop()).to.deep.equal({ final: 200, peak: 300 });
  });

  it("never has a peak below the final figure", () => {
    const figures = [100, 500];
    const stop = sampleMemory(() => figures.shift() ?? 0);
    expect(stop()).to.deep.equal({ final: 500, peak: 500 });
  });

  it("counts buffers, in bytes", () => {
    const before = bytesInUse();
    const buffer = Buffer.alloc(64 * 1024 * 1024);
    expect(bytesInUse() - before).to.be.greaterThan(buffer.length / 2);
  });
});
