/**
 * Python's `==` on plain data: true equals 1, lists are ordered, objects are not, nothing else is coerced. Only NaN
 * equals itself here, or an object that holds one would differ for ever.
 */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a === "object" && typeof b === "object" && a !== null && b !== null) return equalObjects(a, b);
  if (typeof a === "boolean") return typeof b === "number" && Number(a) === b;
  if (typeof b === "boolean") return typeof a === "number" && Number(b) === a;
  return Number.isNaN(a) && Number.isNaN(b);
}

function equalObjects(a: object, b: object): boolean {
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, i) => equal(item, b[i]));
  }
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && equal(read(a, key), read(b, key)));
}

/** An own property, whatever it is called. */
export function read(object: object, key: string): unknown {
  return Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : undefined;
}

/** Assigns an own property, even one called `__proto__`. */
export function put(object: object, key: string, value: unknown): void {
  if (key === "__proto__")
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  else (object as Record<string, unknown>)[key] = value;
}

/**
 * What keeps a value from being plain data (null, booleans, numbers, strings, arrays and objects of these),
 * with the path to it; undefined when it is plain.
 */
export function impurity(
  value: unknown,
  path: string,
  above: readonly object[] = [],
): [string, string] | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "object") return impureObject(value, path, above);
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return undefined;
  return [path, `a ${typeof value} is not plain data`];
}

function impureObject(value: object, path: string, above: readonly object[]): [string, string] | undefined {
  if (above.includes(value)) return [path, "the value contains itself"];
  const inside = [...above, value];
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) {
      const found = impurity(item, `${path}[${i}]`, inside);
      if (found) return found;
    }
    return undefined;
  }
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (prototype !== Object.prototype && prototype !== null) {
    return [path, `a ${classNameOf(prototype)} is not plain data; give its text or number`];
  }
  if (Object.getOwnPropertySymbols(value).length > 0) return [path, "a symbol is not plain data"];
  for (const key of Object.keys(value)) {
    const found = impurity(read(value, key), `${path}.${key}`, inside);
    if (found) return found;
  }
  return undefined;
}

/** The value itself may have an attribute called `constructor`, or no class that has a name. */
const classNameOf = (prototype: object | null): string =>
  (prototype as { constructor?: { name?: string } } | null)?.constructor?.name ?? "class instance";
