import { execFileSync, spawnSync } from "node:child_process";
import { createServer, connect, type Server, type Socket } from "node:net";

/** A machine of its own for a test, as far as the network goes: Nautobot sends nothing to a loopback address. */
export interface Namespace {
  /** Begins a command line that is to run in it. */
  exec: readonly string[];
  /** Its own address. */
  address: string;
  /** Where `target` is reached from inside. */
  forwarded: string;
  remove(): Promise<void>;
}

const ip = (...args: string[]): void =>
  void execFileSync("ip", args, { stdio: ["ignore", "ignore", "pipe"] });

/** Needs root. Installs iproute2 where it is missing. */
export async function networkNamespace(target: string): Promise<Namespace> {
  if (spawnSync("ip", ["-V"]).error)
    execFileSync("sh", ["-c", "apt-get -qq update && apt-get -qq install -y iproute2"], { stdio: "ignore" });
  const name = `bridge${process.pid}`;
  const [outside, inside] = [`b${process.pid}o`, `b${process.pid}i`];
  const [gateway, address] = [1, 2].map((last) => `10.213.${process.pid % 256}.${last}`) as [string, string];
  const open = new Set<Socket>();
  let server: Server | undefined;
  const remove = async (): Promise<void> => {
    for (const socket of open) socket.destroy();
    if (server) await new Promise((resolve) => server?.close(resolve));
    // with it goes the pair of interfaces
    spawnSync("ip", ["netns", "delete", name]);
    spawnSync("ip", ["link", "delete", outside]);
  };
  try {
    ip("netns", "add", name);
    ip("link", "add", outside, "type", "veth", "peer", "name", inside, "netns", name);
    ip("address", "add", `${gateway}/30`, "dev", outside);
    ip("link", "set", outside, "up");
    ip("-n", name, "address", "add", `${address}/30`, "dev", inside);
    ip("-n", name, "link", "set", inside, "up");
    ip("-n", name, "link", "set", "lo", "up");
    const port = await forward(target, gateway);
    return { exec: ["ip", "netns", "exec", name], address, forwarded: `http://${gateway}:${port}`, remove };
  } catch (thrown) {
    await remove();
    throw thrown;
  }

  async function forward(url: string, host: string): Promise<number> {
    const { hostname, port } = new URL(url);
    server = createServer((near) => {
      const far = connect(Number(port || 80), hostname);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        open.add(from);
        from.on("close", () => open.delete(from)).on("error", () => to.destroy());
        from.pipe(to);
      }
    });
    await new Promise<void>((resolve, reject) => server?.once("error", reject).listen(0, host, resolve));
    const bound = server.address();
    return typeof bound === "object" && bound ? bound.port : 0;
  }
}
