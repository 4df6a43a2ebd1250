import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Proxy {
  url: string;
  /** Breaks every connection that is open. */
  cut(): void;
  close(): Promise<void>;
}

/**
 * Stands in front of a real server and passes everything on, until a request for which `dies` says yes: from then on
 * it behaves like a machine that lost its power.
 */
export function mortalProxy(target: string, dies: (asked: IncomingMessage) => boolean): Promise<Proxy> {
  let dead = false;
  return proxy(target, (asked, server) => {
    dead ||= dies(asked);
    if (dead) {
      server.closeAllConnections();
      server.close();
    }
    return dead;
  });
}

/** Stands in front of a real server and never answers a request for which `holds` says yes. */
export const holdingProxy = (target: string, holds: (asked: IncomingMessage) => boolean): Promise<Proxy> =>
  proxy(target, holds);

/** Stands in front of a real server, and breaks every connection for as long as `away` says so. */
export const breakingProxy = (target: string, away: () => boolean): Promise<Proxy> =>
  proxy(target, (asked) => {
    if (away()) asked.socket.destroy();
    return away();
  });

/** Stands in front of a real server and breaks the connection in place of an answer for which `loses` says yes. */
export const losingProxy = (target: string, loses: (asked: IncomingMessage) => boolean): Promise<Proxy> =>
  proxy(target, () => false, loses);

async function proxy(
  target: string,
  stops: (asked: IncomingMessage, server: Server) => boolean,
  loses: (asked: IncomingMessage) => boolean = () => false,
): Promise<Proxy> {
  const server = createServer((asked: IncomingMessage, answer: ServerResponse) => {
    if (stops(asked, server)) return;
    const { method, headers, url = "/" } = asked;
    const passed = request(new URL(url, target), { ...(method && { method }), headers }, (answered) => {
      if (loses(asked)) return void asked.socket.destroy();
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    passed.on("error", () => answer.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => server.closeAllConnections(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
