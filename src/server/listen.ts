import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { BridgeError } from "../lib/errors.js";
import { answerUnreadable } from "./unreadable.js";

export interface Listening {
  /** The base address, with the port that was really taken. */
  url: string;
  /** Takes no more requests, lets those under way finish for up to two seconds, and resolves when all are gone. */
  close(): Promise<void>;
}

/** Holds the longest filters that the API takes, whatever their characters; Node's own 16 kB do not. */
const MAX_HEADER_BYTES = 32 * 1024;

/** Serves `app`; port 0 takes a free one. Throws SERVICE_LISTEN when the address cannot be had. */
export function listen(app: RequestListener, host: string, port: number): Promise<Listening> {
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, app);
  answerUnreadable(server);
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const why = error.code === "EADDRINUSE" ? "the port is in use" : (error.code ?? error.message);
      reject(new BridgeError("SERVICE_LISTEN", `Cannot listen on ${host}:${port}: ${why}`, { cause: error }));
    });
    server.listen(port, host, () => {
      const { port: taken } = server.address() as AddressInfo;
      const name = host.includes(":") ? `[${host}]` : host;
      resolve({ url: `http://${name}:${taken}`, close });
    });
  });

  function close(): Promise<void> {
    return new Promise((resolve) => {
      const late = setTimeout(() => server.closeAllConnections(), 2000);
      server.close(() => {
        clearTimeout(late);
        resolve();
      });
      server.closeIdleConnections();
    });
  }
}
