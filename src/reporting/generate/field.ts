import { z } from "zod";
import { isSecret } from "../../jobs/secret.js";
import { ENDPOINTS } from "../../nautobot/index.js";
import { call, code, tuple, type Code, type Value } from "./python.js";

interface JsonSchema {
  type?: string | string[];
  format?: string;
  enum?: Value[];
  const?: Value;
  anyOf?: JsonSchema[];
  items?: JsonSchema;
  default?: Value;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  multiline?: boolean;
  nautobot?: string;
}

/** A class of form fields, and what it takes beside the common arguments. */
type Kind = readonly [type: string, args?: Readonly<Record<string, Value>>];

/**
 * The form field of a variable, as a call of its Python class. A pattern is left to the bridge to check: it is
 * JavaScript's.
 *
 * @param configured what the bridge's own configuration gives the variable; undefined when it gives nothing
 */
export function fieldOf(label: string, schema: z.ZodType, configured: unknown): { type: string; call: Code } {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;
  const secret = isSecret(schema);
  const required = configured === undefined && !schema.safeParse(undefined).success;
  const [type, args = {}] = secret ? (["SecretVar"] as const) : kindOf(json, required);
  const description = describe(schema.description, secret && configured !== undefined);
  return {
    type,
    call: call(type, {
      ...args,
      label,
      description: description === "" ? undefined : description,
      default: secret ? undefined : ((configured as Value) ?? json.default),
      // a box that is not ticked is an answer
      required: required || type === "BooleanVar" ? undefined : false,
    }),
  };
}

const describe = (text = "", configured: boolean): string =>
  configured ? `${text}${text === "" ? "" : ". "}The bridge has a value: leave it empty to use that.` : text;

function kindOf(json: JsonSchema, required: boolean): Kind {
  const choices = choicesOf(json);
  if (choices) {
    const blank = required ? [] : [tuple("", "---------")];
    return ["ChoiceVar", { choices: tuple(...blank, ...pairs(choices)) }];
  }
  if (json.nautobot !== undefined) return ["ObjectVar", { model: modelOf(json.nautobot) }];
  const items = json.type === "array" ? json.items : undefined;
  const many = items && choicesOf(items);
  if (many) return ["MultiChoiceVar", { choices: tuple(...pairs(many)) }];
  if (items?.nautobot !== undefined) return ["MultiObjectVar", { model: modelOf(items.nautobot) }];
  return plainKind(json);
}

const pairs = (choices: readonly Value[]): Code[] =>
  choices.map((choice) => tuple(choice, String(choice as string | number)));

/** The values to choose from, when the schema is a list of such. */
function choicesOf({ enum: values, const: only, anyOf }: JsonSchema): Value[] | undefined {
  if (values) return values;
  if (only !== undefined) return [only];
  const all = anyOf?.map(choicesOf);
  return all?.every((each) => each !== undefined) ? all.flat() : undefined;
}

function plainKind({ type, format, multiline, minimum, maximum, minLength, maxLength }: JsonSchema): Kind {
  const range = { min_value: bound(minimum), max_value: bound(maximum) };
  if (type === "integer") return ["IntegerVar", range];
  if (type === "number") return ["NumberVar", range];
  if (type === "boolean") return ["BooleanVar"];
  if (type !== "string") return ["JSONVar"];
  if (multiline) return ["TextVar"];
  return format === "uri" ? ["UrlVar"] : ["StringVar", { min_length: minLength, max_length: maxLength }];
}

/** zod bounds every whole number by what JavaScript can count. */
const bound = (value: number | undefined): number | undefined =>
  value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : undefined;

function modelOf(path: string): Code {
  const endpoint = (ENDPOINTS as Readonly<Record<string, { contentType: string } | undefined>>)[path];
  if (!endpoint) throw new Error(`Nautobot has no ${path}`);
  return code(`apps.get_model("${endpoint.contentType}")`);
}
