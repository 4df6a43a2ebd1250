import type {
  ChoiceField,
  DecimalField,
  Field,
  ListField,
  NumberField,
  ReferenceField,
  TextField,
} from "./fields.js";
import { parseNetwork } from "./network.js";
import type { Release } from "./release.js";

/** Why a value was not taken, in the server's words. */
export class InvalidValue extends Error {}

const fail = (message: string): never => {
  throw new InvalidValue(message);
};

/**
 * The stored form of what a client sent for a field that is not a reference.
 * @throws InvalidValue with the message of the real server.
 */
export function parseValue(release: Release, field: Exclude<Field, ReferenceField>, raw: unknown): unknown {
  if (field.kind === "choice") return parseChoice(field, raw);
  if (raw === null) {
    if (field.nullable) return null;
    return fail("This field may not be null.");
  }
  switch (field.kind) {
    case "text":
      return parseText(release, field, raw);
    case "boolean":
      return parseBoolean(raw);
    case "integer":
    case "float":
      return parseNumber(field, raw);
    case "decimal":
      return parseDecimal(field, raw);
    case "datetime":
      return parseMoment(raw);
    case "json":
    case "generic":
      return raw;
    case "content-type":
      return parseContentType(field.choices, raw);
    case "content-types":
    case "choices":
      return parseList(field, raw);
  }
}

const pattern = (expression: RegExp, complaint: string) => ({
  accepts: (value: string) => expression.test(value),
  complaint: () => complaint,
});
const address = {
  accepts: (value: string) => parseNetwork(value) !== undefined,
  complaint: (value: string, { older }: Release) => `Invalid IP address${older ? " format" : ""}: ${value}`,
};

const FORMATS = {
  email: pattern(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "Enter a valid email address."),
  url: pattern(/^(https?|git|ssh|ftps?|file):\/\/[^\s/]+/, "Enter a valid URL."),
  slug: pattern(/^[-\w]+$/, "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."),
  date: pattern(/^\d{4}-\d\d-\d\d$/, "Date has wrong format. Use one of these formats instead: YYYY-MM-DD."),
  color: pattern(/^[0-9a-f]{6}$/, "Enter a valid hexadecimal RGB color code."),
  "host-name": pattern(
    /^[0-9A-Za-z._-]+$/,
    "Only alphanumeric characters, hyphens, periods, and underscores are allowed in DNS names",
  ),
  key: pattern(
    /^[A-Za-z_]\w*$/,
    "This key is not Python/GraphQL safe. Please do not start the key with a digit and do not use hyphens or whitespace",
  ),
  network: address,
  ip: address,
} satisfies Record<NonNullable<TextField["format"]>, object>;

function parseText(release: Release, field: TextField, raw: unknown): string {
  if (typeof raw !== "string" && typeof raw !== "number") return fail("Not a valid string.");
  const value = String(raw).trim();
  if (value === "") return field.blank ? value : fail("This field may not be blank.");
  if (field.max !== undefined && value.length > field.max)
    fail(`Ensure this field has no more than ${field.max} characters.`);
  const format = field.format && FORMATS[field.format];
  if (format && !format.accepts(value)) fail(format.complaint(value, release));
  if (field.choices && !field.choices.includes(value))
    fail(field.complaint ?? `"${value}" is not a valid choice.`);
  return value;
}

function parseBoolean(raw: unknown): boolean {
  if ([true, "true", "True", "TRUE", "t", "yes", "on", "1", 1].includes(raw as never)) return true;
  if ([false, "false", "False", "FALSE", "f", "no", "off", "0", 0].includes(raw as never)) return false;
  return fail("Must be a valid boolean.");
}

function parseNumber(field: NumberField, raw: unknown): number {
  const value = typeof raw === "boolean" ? Number.NaN : Number(raw === "" ? Number.NaN : raw);
  const valid = field.kind === "float" ? Number.isFinite(value) : Number.isInteger(value);
  if (!valid)
    return fail(field.kind === "float" ? "A valid number is required." : "A valid integer is required.");
  if (field.min !== undefined && value < field.min)
    fail(`Ensure this value is greater than or equal to ${field.min}.`);
  if (field.max !== undefined && value > field.max)
    fail(`Ensure this value is less than or equal to ${field.max}.`);
  return value;
}

function parseDecimal(field: DecimalField, raw: unknown): string {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(asText(raw).trim());
  const [, sign = "", whole = "", fraction = ""] = match ?? [];
  if (!match || whole + fraction === "") return fail("A valid number is required.");
  const digits = whole.replace(/^0+/, "");
  if (digits.length + fraction.length > field.digits)
    fail(`Ensure that there are no more than ${field.digits} digits in total.`);
  if (fraction.length > field.places)
    fail(`Ensure that there are no more than ${field.places} decimal places.`);
  if (digits.length > field.digits - field.places)
    fail(
      `Ensure that there are no more than ${field.digits - field.places} digits before the decimal point.`,
    );
  return `${sign === "-" ? "-" : ""}${digits || "0"}.${fraction.padEnd(field.places, "0")}`;
}

function parseMoment(raw: unknown): string {
  const time = typeof raw === "string" ? Date.parse(raw) : Number.NaN;
  if (Number.isNaN(time))
    return fail(
      "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].",
    );
  return new Date(time).toISOString().replace(".000Z", "Z");
}

function parseChoice(field: ChoiceField, raw: unknown): unknown {
  if ((raw === null || raw === "") && field.nullable) return null;
  if (raw === "" || raw === null) return fail("This field may not be blank.");
  if (Array.isArray(raw)) return fail('Value must be passed directly (e.g. "foo": 123); do not use a list.');
  if (typeof raw === "object") {
    if ("value" in raw) return parseChoice(field, raw.value);
    return fail(
      'Value must be passed directly (e.g. "foo": 123) or as a dict with key "value" (e.g. "foo": {"value": 123}).',
    );
  }
  const value = asText(raw);
  return field.choices.includes(value) ? value : fail(`${value} is not a valid choice.`);
}

const asText = (raw: unknown): string => (typeof raw === "string" ? raw : JSON.stringify(raw));

function parseList(field: ListField, raw: unknown): string[] {
  if (!Array.isArray(raw)) return fail(`Expected a list of items but got type "${pythonType(raw)}".`);
  return raw.map((item: unknown) => {
    if (field.kind === "choices")
      return field.choices.includes(item as string)
        ? (item as string)
        : fail(`"${item as string}" is not a valid choice.`);
    return parseContentType(field.choices, item);
  });
}

function parseContentType(choices: readonly string[], raw: unknown): string {
  if (typeof raw !== "string" || raw.split(".").length !== 2)
    return fail("Invalid value. Specify a content type as '<app_label>.<model_name>'.");
  return choices.includes(raw) ? raw : fail(`Invalid content type: ${raw}`);
}

/** The name Python gives to the type of a JSON value. */
export function pythonType(value: unknown): string {
  if (value === null) return "NoneType";
  if (Array.isArray(value)) return "list";
  if (typeof value === "number") return Number.isInteger(value) ? "int" : "float";
  return { string: "str", boolean: "bool" }[typeof value as string] ?? "dict";
}
