import { readFileSync } from "node:fs";
import { isMap, isNode, LineCounter, parseDocument, type Document } from "yaml";
import { BridgeError } from "../lib/errors.js";

/** A YAML file, and where in it each field stands. */
export interface ConfigSource {
  data: unknown;
  /** `file:line:column` of the field at `path`, or of the nearest thing around it when it is missing. */
  locate(path: readonly PropertyKey[]): string;
}

/** Throws CONFIG_INVALID when the file cannot be read or is not YAML; quotes nothing of it, for it may hold secrets. */
export function readSource(file: string): ConfigSource {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "error";
    const fix = "Name an existing file with --config or NAUTOBOT_BRIDGE_CONFIG.";
    throw new BridgeError("CONFIG_INVALID", `${file} cannot be read (${code})`, { fix });
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { prettyErrors: false, lineCounter: lines, version: "1.2" });
  const position = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  if (document.errors.length > 0) {
    const found = document.errors.map(
      (error) => `${position(error.pos[0])} is not valid YAML (${error.code})`,
    );
    throw new BridgeError("CONFIG_INVALID", found.join("\n  "), {
      fix: "Correct the named line: check indentation, quotes and colons.",
    });
  }
  const data = document.toJS() as unknown;
  return { data, locate: (path) => position(offsetOf(document, path)) };
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isNode(item.key) && item.key.toString() === String(path.at(-1)));
    if (isNode(pair?.key)) return pair.key.range?.[0] ?? 0;
  }
  const node = path.length > 0 ? document.getIn(path, true) : document.contents;
  if (isNode(node)) return node.range?.[0] ?? 0;
  return path.length > 1 ? offsetOf(document, path.slice(0, -1)) : 0;
}
