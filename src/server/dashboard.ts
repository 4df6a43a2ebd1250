import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import type { Request, RequestHandler, Response } from "express";

/** Nothing but what this service itself serves, and no code or style within the page. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");
const NOT_BUILT =
  "<!doctype html><meta charset=utf-8><title>nautobot-bridge</title>" +
  "<h1>The dashboard is not built</h1><p>Run <code>npm run build</code>, and start the service again.</p>" +
  "<p>The API is there: <a href='/api/v1/docs'>/api/v1/docs</a>.</p>";
const COMPRESS = { br: promisify(brotliCompress), gzip: promisify(gzip) };
type Encoding = keyof typeof COMPRESS;
const FOREVER = "public, max-age=31536000, immutable";

interface File {
  path: string;
  plain: Buffer;
  compressed: Map<Encoding, Promise<Buffer>>;
}

/**
 * Serves the built pages of `folder`: files by their names, and the one page at every other address that a browser asks
 * for. The address tells the page what to show.
 */
export function dashboard(folder: string): RequestHandler {
  const files = existsSync(folder) ? filesOf(folder) : new Map<string, File>();
  const page = files.get("/index.html");
  return async (request, response, next) => {
    const reads = request.method === "GET" || request.method === "HEAD";
    const file = reads ? files.get(request.path) : undefined;
    if (file && file !== page) return send(file, request, response);
    const apart = /^\/(api|webhooks|assets)\//.test(request.path);
    if (!reads || apart || request.accepts(["json", "html"]) !== "html") {
      next();
      return;
    }
    response.set("Content-Security-Policy", POLICY);
    if (page) return send(page, request, response);
    response.status(503).type("html").send(NOT_BUILT);
  };
}

function filesOf(folder: string): Map<string, File> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(
    files.map((name) => {
      const path = `/${name.replaceAll("\\", "/")}`;
      return [path, { path, plain: readFileSync(join(folder, name)), compressed: new Map() }];
    }),
  );
}

async function send(file: File, request: Request, response: Response): Promise<void> {
  const encoding = request.acceptsEncodings(["br", "gzip", "identity"]);
  const body = encoding === "br" || encoding === "gzip" ? await compressed(file, encoding) : file.plain;
  response
    .set("Cache-Control", file.path.startsWith("/assets/") ? FOREVER : "no-cache")
    .vary("Accept-Encoding");
  if (body !== file.plain) response.set("Content-Encoding", String(encoding));
  response.type(extname(file.path)).send(body);
}

/** Compressed once, at the first request for it. */
function compressed({ plain, compressed }: File, encoding: Encoding): Promise<Buffer> {
  const known = compressed.get(encoding) ?? COMPRESS[encoding](plain);
  compressed.set(encoding, known);
  return known;
}
