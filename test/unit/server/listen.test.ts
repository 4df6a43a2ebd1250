import axios from "axios";
import { expect } from "chai";
import { Agent } from "node:http";
import { BridgeError } from "../../../src/lib/errors.js";
import { listen } from "../../../src/server/index.js";

describe("listen", () => {
  // a kept connection would be reset, not refused
  const httpAgent = new Agent({ keepAlive: false });

  it("serves at the address it names until it is closed, letting an answer under way finish", async () => {
    let answer: () => void = () => undefined;
    let reached: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (reached = resolve));
    const listening = await listen(
      (_request, response) => {
        answer = () => response.end("done");
        reached();
      },
      "127.0.0.1",
      0,
    );
    const response = axios.get<string>(listening.url, { httpAgent });
    await asked;
    const closed = listening.close();
    answer();
    expect((await response).data).to.equal("done");
    await closed;
    const refused = await axios.get(listening.url, { httpAgent }).catch((error: unknown) => error);
    expect(refused).to.have.property("code", "ECONNREFUSED");
  });

  it("says that a port is in use and how to take another", async () => {
    const first = await listen((_request, response) => response.end(), "127.0.0.1", 0);
    const port = Number(new URL(first.url).port);
    const error = await listen(() => undefined, "127.0.0.1", port).catch((thrown: unknown) => thrown);
    await first.close();
    expect(error).to.be.instanceOf(BridgeError);
    expect((error as BridgeError).describe()).to.match(/port is in use[^]*--port/);
  });
});
