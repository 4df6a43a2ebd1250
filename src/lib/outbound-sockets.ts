import { lookup } from "node:dns";
import { isIP, Socket, type LookupFunction } from "node:net";
import { BridgeError } from "./errors.js";
import { addressProblem, bareHost, guarding } from "./outbound.js";

interface Target {
  host?: string;
  port?: number | string;
  path?: string | null;
  lookup?: LookupFunction;
}

/** `host:port` of what the configuration itself names. */
let trusted: ReadonlySet<string> = new Set();
const DEFAULT_PORTS: Readonly<Record<string, string>> = {
  "http:": "80",
  "https:": "443",
  "postgres:": "5432",
  "postgresql:": "5432",
};
const connect = Reflect.get(Socket.prototype, "connect") as (this: Socket, ...args: unknown[]) => Socket;

/**
 * Has every TCP connection of this process obey the outbound policy, also those of a plugin's own clients: whatever Node
 * connects by, `fetch`, http, TLS or a database's driver, connects a socket.
 *
 * @param urls - what the configuration itself names: connections there are not judged
 */
export function guardSockets(urls: readonly string[]): void {
  trusted = new Set(
    urls.map((each) => {
      const { hostname, port, protocol } = new URL(each);
      return `${bareHost(hostname)}:${port || (DEFAULT_PORTS[protocol] ?? "")}`;
    }),
  );
  Reflect.set(Socket.prototype, "connect", guardedConnect);
}

function guardedConnect(this: Socket, ...args: unknown[]): Socket {
  const target = targetOf(args);
  // what has a path is a socket of this machine
  if (typeof target.path === "string") return connect.apply(this, args);
  const { host = "localhost", port = "" } = target;
  if (trusted.has(`${host.toLowerCase()}:${port}`)) return connect.apply(this, args);
  if (isIP(host) === 0) {
    const judged = guarding(target.lookup ?? lookup);
    return connect.apply(this, withTarget(args, { ...target, lookup: judged }));
  }
  const problem = addressProblem(host, host);
  if (problem === undefined) return connect.apply(this, args);
  const refused = new BridgeError("OUTBOUND_REFUSED", `${host} ${problem}`);
  // a name that is not found is what every client is prepared for; it fails no sooner than they listen
  const failing: LookupFunction = (_host, _options, done) => setImmediate(done, refused, "", 0);
  return connect.apply(this, withTarget(args, { ...target, host: "refused.invalid", lookup: failing }));
}

/** Of each way to call it: with options, in Node's own form of arguments, with a port and a host, with a path. */
function targetOf([given, host]: unknown[]): Target {
  const first: unknown = Array.isArray(given) ? given[0] : given;
  if (typeof first === "object" && first !== null) return first;
  if (Number.isNaN(Number(first))) return { path: String(first) };
  return { port: Number(first), ...(typeof host === "string" && { host }) };
}

function withTarget(args: unknown[], target: Target): unknown[] {
  const [first] = args;
  if (!Array.isArray(first)) return [target, args.find((each) => typeof each === "function")];
  // Node knows its own form by a mark on the array
  first[0] = target;
  return args;
}
