import { createServer, get, type Server } from "node:http";
import { Agent } from "node:https";
import { connect, Socket, type AddressInfo } from "node:net";
import { connect as connectTls } from "node:tls";
import axios from "axios";
import { expect } from "chai";
import pg from "pg";
import { messageOf, toBridgeError } from "../../../src/lib/errors.js";
import { restrictOutbound } from "../../../src/lib/outbound.js";
import { guardSockets } from "../../../src/lib/outbound-sockets.js";

describe("connections of a process whose sockets are guarded", () => {
  const plain = Reflect.get(Socket.prototype, "connect") as unknown;
  let server: Server;
  let port: number;
  let asked: number;

  before(async () => {
    server = createServer((_, answer) => {
      asked += 1;
      answer.end("here");
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    ({ port } = server.address() as AddressInfo);
  });
  after(() => {
    Reflect.set(Socket.prototype, "connect", plain);
    server.close();
  });
  beforeEach(() => {
    asked = 0;
    guardSockets([]);
  });
  afterEach(() => restrictOutbound({ allow: [] }));

  const reached = (socket: NodeJS.EventEmitter): Promise<unknown> =>
    new Promise((resolve, reject) =>
      socket.on("error", reject).on("connect", resolve).on("response", resolve),
    );
  /** Every way in which a plugin may connect to a host. */
  const ways: Record<string, (host: string) => Promise<unknown>> = {
    fetch: (host) => fetch(`http://${host}:${port}/`),
    "fetch by TLS": (host) => fetch(`https://${host}:${port}/`),
    axios: (host) => axios.get(`http://${host}:${port}/`),
    "axios by TLS": (host) =>
      axios.get(`https://${host}:${port}/`, { httpsAgent: new Agent({ keepAlive: true }) }),
    http: (host) => reached(get({ host, port })),
    "a socket's options": (host) => reached(connect({ host, port })),
    "a socket's port and host": (host) => reached(new Socket().connect(port, host)),
    TLS: (host) => reached(connectTls({ host, port })),
    "a database": (host) => new pg.Client({ host, port }).connect(),
  };

  for (const [way, ask] of Object.entries(ways))
    it(`obey the policy by name and by address: ${way}`, async () => {
      restrictOutbound({ allow: ["10.0.0.0/8", "only.example"] });
      for (const host of ["localhost", "127.0.0.1"]) {
        const thrown: unknown = await ask(host).catch((error: unknown) => error);
        const told = toBridgeError(thrown, "LOAD_FAILED");
        expect(told.describe()).to.match(
          /^OUTBOUND_REFUSED: .*(localhost|127\.0\.0\.1) is not among .*\n.*add its host/,
        );
      }
      expect(asked).to.equal(0);
    });

  it("are made where the policy lets them, and to what the configuration itself names", async () => {
    expect(await (await fetch(`http://localhost:${port}/`)).text()).to.equal("here");
    restrictOutbound({ allow: ["127.0.0.0/8", "::1"] });
    expect((await axios.get<string>(`http://localhost:${port}/`)).data).to.equal("here");
    restrictOutbound({ allow: ["only.example"] });
    guardSockets([`http://127.0.0.1:${port}/api/`]);
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).to.equal("here");
    expect(asked).to.equal(3);
  });

  it("never lead to link-local addresses, also not by a redirect", async () => {
    const led = createServer((_, answer) =>
      answer.writeHead(302, { location: "http://169.254.169.254/" }).end(),
    );
    await new Promise<void>((done) => led.listen(0, "127.0.0.1", done));
    const url = `http://127.0.0.1:${(led.address() as AddressInfo).port}`;
    const thrown: unknown = await fetch(url).catch((error: unknown) => error);
    led.close();
    expect(messageOf(thrown)).to.equal(
      "fetch failed: 169.254.169.254 leads to a link-local or metadata address, which is always refused",
    );
  });

  it("within this machine, by a path, are nobody's business", async () => {
    restrictOutbound({ allow: ["only.example"] });
    expect(messageOf(await reached(connect("/nowhere.sock")).catch((error: unknown) => error))).to.match(
      /ENOENT/,
    );
  });
});
