import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildGitRepository } from "./git-repository.js";

/** Where the repository is mounted: the path of its URL. */
export const COMPANION_PATH = "/companion.git";

export interface CompanionRepository {
  /** The commit that holds this companion: its version. */
  readonly head: string;
  /** Answers below the mount point; fits `app.use(COMPANION_PATH, handler)` and `http.createServer` alike. */
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
}

/** The companion as a Git repository that Nautobot can clone from here. */
export function companionRepository(directory = companionDirectory()): CompanionRepository {
  const { head, files } = buildGitRepository(readSources(directory), "The companion of nautobot-bridge");
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

/** The folder of the package that holds the companion: the same from `src/` and from `dist/src/`. */
function companionDirectory(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); at !== dirname(at); at = dirname(at)) {
    if (existsSync(join(at, "companion", "jobs", "__init__.py"))) return join(at, "companion");
  }
  throw new Error("The folder companion/ is missing from this installation of nautobot-bridge.");
}

/** Only what Nautobot runs: no README, no linter settings, no byte code. */
function readSources(directory: string): Map<string, Buffer> {
  const names = readdirSync(directory, { recursive: true, encoding: "utf8" });
  const sources = names.filter((name) => name.endsWith(".py")).map((name) => name.replaceAll("\\", "/"));
  return new Map(sources.sort().map((name) => [name, readFileSync(join(directory, name))]));
}
