import { createServer, type Server } from "node:http";
import { connect } from "node:net";
import { once } from "node:events";
import { BridgeError } from "../lib/errors.js";
import { COMPANION_PATH, type CompanionRepository } from "./companion-repository.js";

/** The port of a service by default: what is installed from it stays valid once a service runs here. */
const DEFAULT_PORT = 8380;

/** An address of this machine at which Nautobot can reach it. */
export interface Listen {
  /** By default the one by which this machine reaches Nautobot. */
  host?: string;
  port?: number;
}

export interface Served {
  /** The address to give to Nautobot. */
  url: string;
  close(): Promise<void>;
}

/** Serves the repository for the time of an installation; when a service of this version is there already, by that. */
export async function serveCompanion(
  repository: CompanionRepository,
  nautobotUrl: string,
  { host, port = DEFAULT_PORT }: Listen = {},
): Promise<Served> {
  const address = host ?? (await localAddressTowards(new URL(nautobotUrl)));
  const url = `http://${address.includes(":") ? `[${address}]` : address}`;
  const server = createServer(repository.handler);
  try {
    server.listen(port, address);
    await once(server, "listening");
  } catch (error) {
    const taken = `${url}:${port}${COMPANION_PATH}`;
    if (await serves(taken, repository.head)) return { url: taken, close: () => Promise.resolve() };
    const reason = error instanceof Error ? error.message : String(error);
    throw new BridgeError("COMPANION_FAILED", `Cannot serve the companion at ${url}:${port}: ${reason}.`, {
      fix: "Choose a free address of this machine with --listen HOST:PORT, or name a running service with --url.",
      cause: error,
    });
  }
  const bound = server.address();
  const actual = typeof bound === "object" && bound ? bound.port : port;
  return { url: `${url}:${actual}${COMPANION_PATH}`, close: () => closed(server) };
}

async function localAddressTowards({ hostname, port, protocol }: URL): Promise<string> {
  const socket = connect(
    Number(port) || (protocol === "https:" ? 443 : 80),
    hostname.replace(/^\[|\]$/g, ""),
  );
  try {
    await once(socket, "connect");
    return socket.localAddress ?? "127.0.0.1";
  } catch (error) {
    throw new BridgeError("NAUTOBOT_UNREACHABLE", `No connection to ${hostname}.`, { cause: error });
  } finally {
    socket.destroy();
  }
}

/** Whether the repository with this commit is to be had at an address, seen from here. */
export async function serves(url: string | undefined, head: string): Promise<boolean> {
  if (url === undefined) return false;
  try {
    const answer = await fetch(`${url}/info/refs`, { signal: AbortSignal.timeout(5000) });
    return answer.ok && (await answer.text()).startsWith(head);
  } catch {
    return false;
  }
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
