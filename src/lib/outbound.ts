import { lookup as resolve } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { BridgeError } from "./errors.js";

/** Where addresses that people type may lead. */
export interface Outbound {
  /** Names of hosts, `*.example.com`, addresses and networks such as 10.0.0.0/8; empty: anywhere but what is always refused. */
  readonly allow: readonly string[];
}

/** Link-local, and where clouds keep their credentials: nobody's source of data. */
const NEVER = new BlockList();
NEVER.addSubnet("169.254.0.0", 16, "ipv4");
NEVER.addSubnet("fe80::", 10, "ipv6");
NEVER.addAddress("fd00:ec2::254", "ipv6");
NEVER.addAddress("100.100.100.200", "ipv4");

let rules: { names: string[]; networks: BlockList; open: boolean } = {
  names: [],
  networks: new BlockList(),
  open: true,
};

/** Sets the policy of this process. Connections that people's addresses lead to are judged by it. */
export function restrictOutbound({ allow }: Outbound): void {
  const networks = new BlockList();
  const names = allow.filter((entry) => !addNetwork(networks, entry)).map((entry) => entry.toLowerCase());
  rules = { names, networks, open: allow.length === 0 };
}

/** Why this address may not be asked; undefined when it may, as far as that can be told before its name is resolved. */
export function outboundProblem(address: string): string | undefined {
  if (!URL.canParse(address)) return "is not a URL";
  const { protocol, hostname } = new URL(address);
  if (protocol !== "http:" && protocol !== "https:") return "is not an http or https URL";
  const host = bareHost(hostname);
  if (isIP(host) !== 0) return addressProblem(host, host);
  // a name may still lead to an allowed network: that shows when it is resolved
  return undefined;
}

/** The host of a URL without the brackets of an IPv6 address, in lower case. */
export const bareHost = (hostname: string): string => hostname.replace(/^\[|\]$/g, "").toLowerCase();

/** Resolves a name for a connection as `look` does, and refuses it when it leads where it must not. */
export const guarding =
  (look: LookupFunction): LookupFunction =>
  (hostname, options, done) =>
    look(hostname, options, (error, found, family) => {
      const addresses = typeof found === "string" ? [found] : found.map(({ address }) => address);
      const problem = error
        ? undefined
        : addresses.map((address) => addressProblem(address, hostname)).find(Boolean);
      if (problem === undefined) done(error, found, family);
      else done(new BridgeError("OUTBOUND_REFUSED", `${hostname} ${problem}`), "", 0);
    });

export const guardedLookup = guarding(resolve);

/** Why a connection to this address may not be made; `host` is the name it was found by. */
export function addressProblem(address: string, host: string): string | undefined {
  const family = isIP(address) === 6 ? "ipv6" : "ipv4";
  if (NEVER.check(address, family))
    return "leads to a link-local or metadata address, which is always refused";
  const { names, networks, open } = rules;
  if (open || names.some((name) => matches(name, host.toLowerCase())) || networks.check(address, family))
    return undefined;
  return "is not among the hosts and networks of outbound.allow in the configuration";
}

const matches = (name: string, host: string): boolean =>
  name.startsWith("*.") ? host.endsWith(name.slice(1)) : host === name;

/** False when the entry is no address or network, so that it is a name. */
function addNetwork(list: BlockList, entry: string): boolean {
  const [address = "", bits] = entry.split("/");
  const version = isIP(address);
  if (version === 0) return false;
  list.addSubnet(
    address,
    bits === undefined ? (version === 6 ? 128 : 32) : Number(bits),
    version === 6 ? "ipv6" : "ipv4",
  );
  return true;
}
