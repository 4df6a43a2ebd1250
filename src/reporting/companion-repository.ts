import type { IncomingMessage, ServerResponse } from "node:http";
import { buildGitRepository } from "./git-repository.js";

/** Where the repository is mounted: the path of its URL. */
export const COMPANION_PATH = "/companion.git";

export interface CompanionRepository {
  /** The commit that holds this companion: its version. */
  readonly head: string;
  /** Answers below the mount point; fits `app.use(COMPANION_PATH, handler)` and `http.createServer` alike. */
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
}

/** The companion's Python as a Git repository that Nautobot can clone from here. */
export function companionRepository(sources: ReadonlyMap<string, Buffer>): CompanionRepository {
  const { head, files } = buildGitRepository(sources, "The companion of nautobot-bridge");
  return {
    head,
    handler(request, response) {
      const path = new URL(request.url ?? "/", "http://localhost").pathname;
      const content = files.get(path.replace(COMPANION_PATH, "").replace(/^\/+/, ""));
      if (request.method !== "GET" && request.method !== "HEAD")
        response.writeHead(405, { allow: "GET, HEAD" });
      else if (content === undefined) response.writeHead(404);
      else {
        response.writeHead(200, { "content-type": "application/octet-stream", "cache-control": "no-cache" });
        response.write(content);
      }
      response.end();
    },
  };
}
