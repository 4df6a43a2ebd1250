import axios from "axios";
import { expect } from "chai";
import { Agent } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
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

  it("refuses what is no request at all like everything else: with a code, a message and a fix", async () => {
    const listening = await listen((_request, response) => response.end("reached"), "127.0.0.1", 0);
    const get = (address: string) => `GET ${address} HTTP/1.1\r\nHost: bridge\r\nConnection: close\r\n\r\n`;
    // the longest id of an object that may be asked for, as an address has it
    const longest = get(`/?uid=${encodeURIComponent("\u6771".repeat(2000))}`);
    const sent = [longest, get(`/?uid=${"x".repeat(40_000)}`), "no HTTP\r\n\r\n"];
    const answers = await Promise.all(sent.map((bytes) => exchange(listening.url, bytes)));
    await listening.close();
    expect(answers.shift()).to.match(/^HTTP\/1\.1 200 [^]*reached/);
    expect(answers[0]).to.match(
      /^HTTP\/1\.1 431 [^]*application\/json[^]*"code":"HEADERS_TOO_LARGE".*"fix":"/,
    );
    expect(answers[1]).to.match(/^HTTP\/1\.1 400 [^]*application\/json[^]*"code":"BAD_REQUEST".*"fix":"/);
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

/** Everything that is answered to these bytes until the connection ends. */
function exchange(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.write(bytes);
  return text(socket);
}
