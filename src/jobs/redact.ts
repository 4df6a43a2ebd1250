/** What stands where a secret was. */
export const HIDDEN = "***";
/** Shorter texts are hidden only where they stand alone: within words they would take out half of the language. */
const SHORTEST = 3;

function texts(value: unknown): string[] {
  // One read from a file ends in a line feed that whoever uses it takes off.
  if (typeof value === "string") return [value, value.trim()].filter((text) => text !== "");
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Knows the secrets of one run and takes them out of whatever is about to be shown. */
export class Redactor {
  #forms: string[] = [];

  /** Every text within the value is a secret from now on, also as it looks inside a URL or JSON. */
  add(value: unknown): void {
    const forms = texts(value).flatMap((text) => [
      text,
      encodeURIComponent(text),
      JSON.stringify(text).slice(1, -1),
    ]);
    // The longest first: one secret may be the beginning of another.
    this.#forms = Array.from(new Set([...this.#forms, ...forms])).sort((a, b) => b.length - a.length);
  }

  text(message: string): string {
    if (this.#forms.includes(message)) return HIDDEN;
    const within = this.#forms.filter((form) => form.length >= SHORTEST);
    return within.reduce((text, form) => text.replaceAll(form, HIDDEN), message);
  }

  /** The same plain JSON without secrets, in keys as in values. */
  json<T>(value: T): T {
    return this.#forms.length === 0 ? value : (this.#walk(value) as T);
  }

  #walk(value: unknown): unknown {
    if (typeof value === "string") return this.text(value);
    if (Array.isArray(value)) return value.map((item) => this.#walk(item));
    if (!isPlainObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [this.text(key), this.#walk(item)]));
  }
}
