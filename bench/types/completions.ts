import { readFileSync } from "node:fs";
import { type Cost, TsServer } from "./tsserver.js";

/** What is typed at a place in the device's mapping, the caret at `|`, and a name that must be offered there. */
const TYPED = {
  value: { instead: '"location__parent__name"', text: '"|"', offers: "location__name" },
  step: { instead: '"location__parent__name"', text: '"location__|"', offers: "location__parent__name" },
  key: { instead: 'region: "location__parent__name"', text: "re|", offers: "region" },
  filter: { instead: 'id: ["1"]', text: "na|", offers: "name__ic" },
  path: { instead: '"/dcim/devices/"', text: '"/dcim/|"', offers: "/dcim/devices/" },
} as const;

export interface Completions {
  /** From opening the file to the first list: the server reads and checks all it needs. */
  first: Cost;
  /** All errors of the file, as an editor asks for them. */
  errors: Cost;
  /** After a key was typed. */
  typed: Record<keyof typeof TYPED, Cost>;
  peak_mb: number;
}

/** Opens a plugin's file of valid mappings in tsserver and completes in it. */
export async function completions(folder: string, file: string): Promise<Completions> {
  const server = new TsServer(folder);
  const text = readFileSync(file, "utf8");
  const complete = async (at: number, source: string, offers: string): Promise<Cost> => {
    const { body, ...cost } = await server.ask("completionInfo", { file, ...placeOf(source, at) });
    const names =
      (body as { entries: { name: string }[] } | undefined)?.entries.map(({ name }) => name) ?? [];
    if (!names.includes(offers)) throw new Error(`${offers} is not among ${names.length} completions`);
    return cost;
  };
  try {
    server.tell("open", { file, fileContent: text });
    const first = await complete(
      text.indexOf('"location__parent__name"') + 1,
      text,
      "location__parent__name",
    );
    const { body, ...errors } = await server.ask("semanticDiagnosticsSync", { file });
    if ((body as unknown[]).length > 0) throw new Error(`the plugin has errors: ${JSON.stringify(body)}`);
    const typed: Partial<Completions["typed"]> = {};
    for (const [place, { instead, text: put, offers }] of Object.entries(TYPED)) {
      const start = text.indexOf(instead, text.indexOf('name: "device"'));
      const [before, after] = [text.slice(0, start), text.slice(start + instead.length)];
      const [left = "", right = ""] = put.split("|");
      change(server, file, text, start, instead.length, left + right);
      typed[place as keyof typeof TYPED] = await complete(
        start + left.length,
        before + left + right + after,
        offers,
      );
      change(server, file, before + left + right + after, start, left.length + right.length, instead);
    }
    return { first, errors, typed: typed as Completions["typed"], peak_mb: server.peakMb };
  } finally {
    server.close();
  }
}

function change(
  server: TsServer,
  file: string,
  text: string,
  start: number,
  length: number,
  put: string,
): void {
  const from = placeOf(text, start);
  const to = placeOf(text, start + length);
  server.tell("change", {
    file,
    ...from,
    endLine: to.line,
    endOffset: to.offset,
    insertString: put,
  });
}

function placeOf(text: string, at: number): { line: number; offset: number } {
  const lines = text.slice(0, at).split("\n");
  return { line: lines.length, offset: (lines.at(-1)?.length ?? 0) + 1 };
}
