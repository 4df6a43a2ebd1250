import { createHash } from "node:crypto";
import { zip } from "./zip.js";
import type { Companion } from "./companion.js";
import { assignment } from "./generate/python.js";

/**
 * The companion as a Python wheel: a Nautobot app for PLUGINS. The same jobs give the same bytes.
 *
 * @param release the version of nautobot-bridge; the commit of the companion is added to it, so that pip replaces an
 *   older one
 */
export function companionWheel(companion: Companion, release: string): { filename: string; content: Buffer } {
  const { slug, name, repository, sources } = companion;
  const version = `${release}+g${repository.head.slice(0, 12)}`;
  const info = `${slug}-${version}.dist-info`;
  const files = new Map([
    ...Array.from(sources, ([path, content]) => [`${slug}/${path}`, content] as const),
    [`${slug}/__init__.py`, Buffer.from(appModule(companion, version))] as const,
    [
      `${info}/METADATA`,
      Buffer.from(`Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n${SUMMARY}`),
    ],
    [
      `${info}/WHEEL`,
      Buffer.from(
        "Wheel-Version: 1.0\nGenerator: nautobot-bridge\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
      ),
    ],
  ]);
  const record = Array.from(
    files,
    ([path, content]) => `${path},sha256=${hashOf(content)},${content.length}\n`,
  );
  files.set(`${info}/RECORD`, Buffer.from(`${record.join("")}${info}/RECORD,,\n`));
  return { filename: `${slug}-${version}-py3-none-any.whl`, content: zip(files) };
}

const SUMMARY = "Summary: The Jobs of nautobot-bridge, for Nautobot\nRequires-Python: >=3.9\n";

const hashOf = (content: Buffer): string => createHash("sha256").update(content).digest("base64url");

const appModule = (
  { slug, name }: Companion,
  version: string,
): string => `"""The Jobs of nautobot-bridge as a Nautobot app."""

from nautobot.apps import NautobotAppConfig


class BridgeConfig(NautobotAppConfig):
    """Brings the Jobs; there is nothing to configure."""

${assignment("name", slug, "    ")}
${assignment("verbose_name", name, "    ")}
${assignment("version", version, "    ")}
${assignment("description", "Jobs that run at nautobot-bridge", "    ")}
${assignment("base_url", name, "    ")}


config = BridgeConfig
`;
