import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Proxy {
  url: string;
  close(): Promise<void>;
}

/**
 * Stands in front of a real server and passes everything on, until a request for which `dies` says yes: from then on
 * it behaves like a machine that lost its power.
 */
export async function mortalProxy(target: string, dies: (asked: IncomingMessage) => boolean): Promise<Proxy> {
  let dead = false;
  const server = createServer((asked: IncomingMessage, answer: ServerResponse) => {
    dead ||= dies(asked);
    if (dead) {
      server.closeAllConnections();
      server.close();
      return;
    }
    const { method, headers, url = "/" } = asked;
    const passed = request(new URL(url, target), { ...(method && { method }), headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    passed.on("error", () => answer.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
