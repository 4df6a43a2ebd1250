/**
 * Values as Python writes them. Unique ids and the texts that Nautobot stores and shows
 * are made with Python's `str`; ours must read the same.
 */
export function pyStr(value: unknown): string {
  return typeof value === "string" ? value : pyRepr(value);
}

export function pyRepr(value: unknown): string {
  switch (typeof value) {
    case "string":
      return quote(value);
    case "boolean":
      return value ? "True" : "False";
    case "object":
      if (value === null) return "None";
      if (Array.isArray(value)) return `[${value.map(pyRepr).join(", ")}]`;
      return `{${Object.entries(value)
        .map(([key, entry]) => `${quote(key)}: ${pyRepr(entry)}`)
        .join(", ")}}`;
    case "undefined":
      return "None";
    case "number":
      return number(value);
    default:
      return String(value);
  }
}

/** JavaScript does not tell 1.0 from 1: both read like an int. */
function number(value: number): string {
  if (Number.isInteger(value)) return String(value);
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value < 0 ? "-inf" : "inf";
  const [digits, exponent] = value.toExponential().split("e") as [string, string];
  return Math.abs(value) < 1e-4 ? `${digits}e-${exponent.slice(1).padStart(2, "0")}` : String(value);
}

const ESCAPES: Record<string, string> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\" };
// What Python calls not printable: controls, formats, lone surrogates, unassigned, and any space but the usual one.
const SPECIAL = /['\\\p{C}\p{Z}]/gu;

function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = text.replace(SPECIAL, (char) => {
    if (char === " ") return char;
    if (char === "'") return mark === "'" ? "\\'" : char;
    return ESCAPES[char] ?? escaped(char.codePointAt(0) ?? 0);
  });
  return mark + body + mark;
}

function escaped(code: number): string {
  const [letter, digits] = code < 0x100 ? ["x", 2] : code < 0x10000 ? ["u", 4] : ["U", 8];
  return `\\${letter}${code.toString(16).padStart(digits, "0")}`;
}
