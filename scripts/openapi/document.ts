/** The part of an OpenAPI 3.0 document that these scripts read. */
export interface OpenApi {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, PathItem>;
  components: { schemas: Record<string, Schema> };
}

export type Method = "get" | "post" | "patch" | "delete";
export type PathItem = Partial<Record<Method, Operation>>;

export interface Operation {
  operationId: string;
  parameters?: Parameter[];
  /** Ours: the names of the query parameters by the type of their value, e.g. "string[]". */
  "x-query"?: Record<string, string[]>;
  requestBody?: Body;
  responses?: Record<string, Body>;
}

interface Parameter {
  in: string;
  name: string;
  schema: Schema;
}

export interface Body {
  content?: Record<string, { schema: Schema }>;
  description?: string;
}

export interface Schema {
  $ref?: string;
  type?: string;
  enum?: (string | number | null)[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  additionalProperties?: Schema | boolean;
  readOnly?: boolean;
  writeOnly?: boolean;
  nullable?: boolean;
  default?: unknown;
  pattern?: string;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

export const schemaRef = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** "Location" for a reference to it. */
export const refName = (schema: Schema | undefined): string | undefined => schema?.$ref?.split("/").pop();

/** The JSON schema of a body or answer. */
export const jsonOf = (body: Body | undefined): Schema | undefined =>
  body?.content?.["application/json"]?.schema;

/** `{value, label}`, as the server sends a choice. */
export const isChoice = ({ properties }: Schema): boolean =>
  Object.keys(properties ?? {}).sort().join() === "label,value";

/** Whether a choice may be written as blank: the server takes null for that too, and sends null. */
export const mayBeBlank = (schema: Schema | undefined): boolean =>
  schema?.oneOf?.some((part) => refName(part) === "BlankEnum") ?? false;
