/** The width that the companion's linter allows. */
const WIDTH = 120;

/** A value of Python's: JSON, a name or expression as it is, a tuple, or a call with named arguments. */
export type Value =
  string | number | boolean | null | undefined | readonly Value[] | { [key: string]: Value } | Code;

/** What is not JSON. */
export class Code {
  readonly open: string;
  readonly items: readonly (readonly [prefix: string, Value])[];
  readonly close: string;

  constructor(open: string, items: readonly (readonly [string, Value])[] = [], close = "") {
    this.open = open;
    this.items = items;
    this.close = close;
  }
}

/** A name, or any expression that fits a line. */
export const code = (text: string): Code => new Code(text);

export const tuple = (...items: Value[]): Code =>
  new Code(
    "(",
    items.map((item) => ["", item]),
    items.length === 1 ? ",)" : ")",
  );

/** A call with named arguments; those that are undefined are left out. */
export const call = (name: string, args: Readonly<Record<string, Value>>): Code =>
  new Code(
    `${name}(`,
    Object.entries(args).flatMap(([key, value]) =>
      value === undefined ? [] : [[`${key}=`, value] as const],
    ),
    ")",
  );

/** `name = value`, as Python's formatters lay it out. */
export const assignment = (name: string, value: Value, indent = ""): string =>
  layOut(`${name} = `, value, indent, "");

/** `from module import names`, sorted as Python's linters sort them. */
export function importing(module: string, names: readonly string[]): string {
  const sorted = [...names].sort();
  const line = `from ${module} import ${sorted.join(", ")}`;
  return line.length <= WIDTH
    ? line
    : `from ${module} import (\n${sorted.map((name) => `    ${name},\n`).join("")})`;
}

/** A call whose arguments are names, as a statement. */
export const calling = (name: string, names: readonly string[]): string =>
  layOut(
    "",
    new Code(
      `${name}(`,
      names.map((each) => ["", code(each)] as const),
      ")",
    ),
    "",
    "",
  );

/** On one line where it fits; else each item on a line of its own, a text in several pieces. */
function layOut(before: string, value: Value, indent: string, after: string): string {
  const line = `${indent}${before}${flat(value)}${after}`;
  if (line.length <= WIDTH) return line;
  const inner = `${indent}    `;
  if (typeof value === "string") {
    const lines = wrap(value, WIDTH - inner.length - 2).map((piece) => `${inner}${quoted(piece)}`);
    return [`${indent}${before}(`, ...lines, `${indent})${after}`].join("\n");
  }
  const { open, items, close } = partsOf(value);
  if (items.length === 0) return line;
  const lines = items.map(([key, item]) => layOut(key, item, inner, ","));
  return [`${indent}${before}${open}`, ...lines, `${indent}${close.replace(",", "")}${after}`].join("\n");
}

function flat(value: Value): string {
  if (typeof value === "string") return quoted(value);
  const { open, items, close } = partsOf(value);
  return `${open}${items.map(([key, item]) => `${key}${flat(item)}`).join(", ")}${close}`;
}

function partsOf(value: Exclude<Value, string>): Code {
  if (value instanceof Code) return value;
  if (value === null || value === undefined) return code("None");
  if (typeof value === "boolean") return code(value ? "True" : "False");
  if (typeof value === "number") return code(String(value));
  if (Array.isArray(value)) {
    const items = value as readonly Value[];
    return new Code(
      "[",
      items.map((item) => ["", item] as const),
      "]",
    );
  }
  const entries = Object.entries(value as { [key: string]: Value });
  return new Code(
    "{",
    entries.map(([key, item]) => [`${quoted(key)}: `, item] as const),
    "}",
  );
}

/** Letters that no linter takes for another: the rest is written as an escape. */
const PLAIN =
  /[\x20-\x7e\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}→…]/u;

function escaped(character: string): string {
  if (character === "\\") return "\\\\";
  if (character === "\n") return "\\n";
  if (PLAIN.test(character)) return character;
  const number = character.codePointAt(0) ?? 0;
  if (number > 0xffff) return `\\U${hex(number, 8)}`;
  return number > 0xff ? `\\u${hex(number, 4)}` : `\\x${hex(number, 2)}`;
}

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, "0");

/** In the quotes that need fewer escapes, as Python's formatters choose them. */
function quoted(text: string): string {
  const body = Array.from(text, escaped).join("");
  const count = (quote: string) => body.split(quote).length;
  return count('"') > count("'") ? `'${body.replaceAll("'", "\\'")}'` : `"${body.replaceAll('"', '\\"')}"`;
}

/** The text in pieces of at most `room` characters as they are written, parted after spaces where there are any. */
function wrap(text: string, room: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.split(/(?<= )/).flatMap((word) => chunks(word, room))) {
    if (line !== "" && quoted(line + piece).length - 2 > room) {
      lines.push(line);
      line = "";
    }
    line += piece;
  }
  return [...lines, line];
}

/** One character may be written as ten. */
function chunks(word: string, room: number): string[] {
  if (quoted(word).length - 2 <= room) return [word];
  const characters = Array.from(word);
  const size = Math.floor(room / 10);
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, at) =>
    characters.slice(at * size, (at + 1) * size).join(""),
  );
}
