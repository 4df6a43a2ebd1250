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
    default:
      return String(value);
  }
}

const ESCAPES: Record<string, string> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\" };

function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = text.replace(/[\\\x00-\x1f\x7f']/g, (char) => {
    if (char === "'") return mark === "'" ? "\\'" : char;
    return ESCAPES[char] ?? `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`;
  });
  return mark + body + mark;
}
