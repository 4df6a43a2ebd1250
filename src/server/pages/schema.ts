import { Html, html } from "./html.js";

/** JSON Schema, as far as the document uses it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  pattern?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

/** A schema in short: its kind and bounds, and a table of its fields. */
export function renderSchema(schema: Schema): Html {
  const { $ref, properties, required = [], items, anyOf, oneOf, allOf } = schema;
  if ($ref !== undefined) {
    const name = $ref.split("/").at(-1) ?? "";
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  const some = anyOf ?? oneOf ?? allOf;
  if (some) return html`${some.map((each, index) => [index > 0 ? " or " : "", renderSchema(each)])}`;
  if (items) return html`list of ${renderSchema(items)}`;
  if (!properties) return html`${kindOf(schema)}`;
  return html`<table>
    <tbody>
      ${Object.entries(properties).map(
        ([name, field]) =>
          html`<tr>
            <th scope="row">
              <code>${name}</code>${required.includes(name) ? undefined : html`<i>optional</i>`}
            </th>
            <td>${renderSchema(field)}</td>
            <td>${field.description}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function kindOf(schema: Schema): string {
  const { type, format, minimum, maximum, maxLength, default: usual } = schema;
  if (schema.enum) return schema.enum.map(String).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const words = [
    format ?? [type ?? "anything"].flat().join(" or "),
    minimum === undefined || minimum < -1e15 ? "" : `from ${minimum}`,
    maximum === undefined || maximum > 1e15 ? "" : `to ${maximum}`,
    maxLength === undefined ? "" : `at most ${maxLength} characters`,
    usual === undefined ? "" : `(usually ${JSON.stringify(usual)})`,
  ];
  return words.filter(Boolean).join(" ");
}
