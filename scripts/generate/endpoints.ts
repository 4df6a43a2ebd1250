import type { Endpoint } from "../../src/nautobot/endpoint.js";
import { fieldsOf } from "./fields.js";
import type { Model, Resource } from "./model.js";

/** generated/endpoints.ts: one line per field, choices that several fields share written once. */
export function renderEndpoints(model: Model): string {
  const lists: string[] = [];
  const constant = (choices: string): string => {
    if (!lists.includes(choices)) lists.push(choices);
    return `C${lists.indexOf(choices)}`;
  };
  const body = model.resources.map((resource) => {
    const { name, root, contentType } = resource;
    const required = requiredOf(resource);
    const head: Omit<Endpoint, "fields"> = { type: `${name}Type`, root, contentType, required };
    const fields = Object.entries(fieldsOf(model, resource)).map(([field, info]) => {
      const { choices, ...rest } = info;
      const values = choices === undefined ? "" : `,"choices":${constant(JSON.stringify(choices))}`;
      return `  ${JSON.stringify(field)}:${JSON.stringify(rest).slice(0, -1)}${values}}`;
    });
    return `${JSON.stringify(resource.path)}:${JSON.stringify(head).slice(0, -1)},"fields":{\n${fields.join(",\n")}}}`;
  });
  return [
    `import type { Endpoint } from "../src/nautobot/endpoint.js";`,
    `import type { Path } from "./paths.js";`,
    ...lists.map((list, index) => `const C${index} = ${list};`),
    `export const ENDPOINTS: Readonly<Record<Path, Endpoint>> = {\n${body.join(",\n")}\n};\n`,
  ].join("\n");
}

/** The fields that a create must carry. */
export const requiredOf = ({ creatable, request, row }: Resource): string[] =>
  creatable ? (request?.schema.required ?? row.required ?? []) : [];
