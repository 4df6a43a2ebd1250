import { expect } from "chai";
import { WriteLimit } from "../../../src/ssot/write-limit.js";

/** A server whose whole work takes `capacity` of its workers, on a clock that only it moves. */
function server(capacity: number, slowness: (request: number) => number = () => 1) {
  const client = { retries: 0 };
  let [now, requests] = [0, 0];
  const limit = new WriteLimit(client, () => now);
  const serve = async (count: number, trouble = false): Promise<void> => {
    const work = (): Promise<void> => {
      now += (1000 * slowness(requests++)) / Math.min(limit.atOnce, capacity);
      if (trouble) client.retries += 1;
      return Promise.resolve();
    };
    await Promise.all(Array.from({ length: count }, () => limit.run(50, work)));
  };
  return { limit, serve };
}

describe("the limit of writes at a time", () => {
  it("grows while throughput grows, and no further", async () => {
    const { limit, serve } = server(5);
    await serve(200);
    expect(limit.atOnce).to.be.within(4, 6);
  });

  it("stays small for a small server", async () => {
    const { limit, serve } = server(1);
    await serve(200);
    expect(limit.atOnce).to.be.at.most(3);
  });

  it("leaves no worker of the server idle because some requests took longer", async () => {
    const { limit, serve } = server(2, (request) => (request < 10 ? 1 : 3));
    await serve(30);
    expect(limit.atOnce).to.be.at.least(2);
  });

  it("never exceeds its bound", async () => {
    const { limit, serve } = server(1000);
    await serve(500);
    expect(limit.atOnce).to.equal(8);
  });

  it("halves when the server had to be asked again, and recovers", async () => {
    const { limit, serve } = server(8);
    await serve(200);
    const before = limit.atOnce;
    await serve(1, true);
    expect(limit.atOnce).to.equal(Math.floor(before / 2));
    await serve(5, true);
    expect(limit.atOnce).to.equal(1);
    await serve(200);
    expect(limit.atOnce).to.be.at.least(before - 1);
  });

  it("lets no more than that many run at once", async () => {
    const { limit } = server(1);
    let [running, most] = [0, 0];
    const work = async (): Promise<void> => {
      most = Math.max(most, ++running);
      await new Promise((done) => setImmediate(done));
      running -= 1;
    };
    await Promise.all(Array.from({ length: 9 }, () => limit.run(0, work)));
    expect(most).to.be.within(2, 3);
  });
});
