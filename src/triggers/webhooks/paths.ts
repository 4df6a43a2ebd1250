/** Values of a payload that can be written into a text. */
export type Scalar = string | number | boolean;

const PLACEHOLDER = /\{([A-Za-z_][\w-]*(?:\.[\w-]+)*)\}/g;
/** A value longer than this is no name of anything. */
const LONGEST = 1000;

/** What stands at `location.name` or `tags.0.name`; undefined when there is nothing. */
export function valueAt(root: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (at, key) =>
        typeof at === "object" && at !== null && Object.hasOwn(at, key)
          ? (at as Record<string, unknown>)[key]
          : undefined,
      root,
    );
}

/** The placeholders of a template, such as `location.name` of `{location.name}__{name}`. */
export const pathsOf = (template: string): string[] =>
  [...template.matchAll(PLACEHOLDER)].map(([, path = ""]) => path);

/**
 * The template with its placeholders filled in. One that is nothing but a placeholder keeps the value's kind. Undefined
 * when a value is missing, empty or no plain value.
 */
export function fill(template: string, root: unknown): Scalar | undefined {
  const paths = pathsOf(template);
  const values = paths.map((path) => scalarAt(root, path));
  if (values.includes(undefined)) return undefined;
  if (paths.length === 1 && template === `{${paths[0]}}`) return values[0];
  let next = 0;
  return template.replace(PLACEHOLDER, () => String(values[next++]));
}

function scalarAt(root: unknown, path: string): Scalar | undefined {
  const value = valueAt(root, path);
  if (typeof value === "number" || typeof value === "boolean") return value;
  return typeof value === "string" && value !== "" && value.length <= LONGEST ? value : undefined;
}
