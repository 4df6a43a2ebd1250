import { BlockList, isIP } from "node:net";

/** Ranges that Nautobot never sends to, whatever its settings. */
const BLOCKED: Readonly<Record<string, readonly string[]>> = {
  loopback: ["127.0.0.0/8", "::1/128"],
  "link-local": ["169.254.0.0/16", "fe80::/10"],
  multicast: ["224.0.0.0/4", "ff00::/8"],
  reserved: ["0.0.0.0/8", "240.0.0.0/4", "::/128"],
};

const LISTS = Object.entries(BLOCKED).map(([name, ranges]) => {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = "", bits] = range.split("/");
    list.addSubnet(address, Number(bits), isIP(address) === 6 ? "ipv6" : "ipv4");
  }
  return { name, list };
});

/** Why Nautobot would refuse to send to this URL; undefined when that cannot be told from here. */
export function unreachableBy(url: string): string | undefined {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (host === "localhost" || host.endsWith(".localhost")) return "localhost is a loopback address";
  const family = isIP(host);
  if (family === 0) return undefined;
  // IPv4-mapped addresses are reserved as such; a range of them in a list would match every IPv4 address
  const mapped = family === 6 && host.startsWith("::ffff:");
  const found = mapped
    ? "reserved"
    : LISTS.find(({ list }) => list.check(host, family === 6 ? "ipv6" : "ipv4"))?.name;
  return found === undefined ? undefined : `${host} is a ${found} address`;
}
