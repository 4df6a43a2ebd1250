import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

/** Bridge options that bring its plugin; the job is `depot.depot`. */
export const DEPOT_PLUGIN = { plugins: [join(import.meta.dirname, "../plugins/depot")] };
export const DEPOT_JOB = "depot.depot";

/** A system whose answers wait until the test gives them: runs that read it go for as long as the test wants. */
export interface Depot {
  url: string;
  /** Answers whoever asks from now on, and those who wait. */
  give: (...names: string[]) => void;
  close: () => Promise<void>;
}

export async function startDepot(): Promise<Depot> {
  const waiting = new Set<ServerResponse>();
  let stock: string | undefined;
  const server = createServer((_request, response) => {
    if (stock === undefined) waiting.add(response);
    else response.end(stock);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    give(...names) {
      stock = names.map((name) => JSON.stringify({ name, description: "from the depot" })).join("\n");
      for (const response of waiting) response.end(stock);
      waiting.clear();
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
