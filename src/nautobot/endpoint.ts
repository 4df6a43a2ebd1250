/** What is known of one field of a resource; `generated/endpoints.ts` holds one per field. */
export interface FieldInfo {
  /**
   * - `plain`: a JSON value, the same in REST and GraphQL
   * - `fk`, `m2m`: one or many references; REST reads `{id, object_type, url}`, GraphQL the object itself
   * - `choice`, `choices`: REST reads `{value, label}` (or a list of them) and writes the value
   * - `content-type`, `content-types`: REST has "app.model", GraphQL `{app_label model}`
   * - `custom-fields`: an object by custom field key; GraphQL has it as `_custom_field_data`
   * - `generic`: a reference whose type varies, read-only; written through its `…_type` and `…_id`
   */
  kind:
    | "plain"
    | "fk"
    | "m2m"
    | "choice"
    | "choices"
    | "content-type"
    | "content-types"
    | "custom-fields"
    | "generic";
  /** JSON type of a `plain` field; absent for a string. */
  type?: "integer" | "number" | "boolean" | "json";
  /** Path of the foreign key's endpoint. */
  target?: string;
  /** The values that REST accepts. */
  choices?: readonly (string | number)[];
  /** Present when GraphQL answers with enum names (see `choiceOf`): the values whose name breaks the rule. */
  enum?: Readonly<Record<string, string>>;
  /** GraphQL has no such field. */
  graphql?: false;
  readOnly?: true;
  writeOnly?: true;
  nullable?: true;
  maxLength?: number;
}

/** One list endpoint, joined with what GraphQL calls the same objects. */
export interface Endpoint {
  /** GraphQL type, "LocationType". */
  type: string;
  /** GraphQL root field that lists them; null when GraphQL has none. */
  root: string | null;
  /** "dcim.location" */
  contentType: string;
  /** Fields that a create must carry. */
  required: readonly string[];
  fields: Readonly<Record<string, FieldInfo>>;
}

/** The list endpoints of one release, by path. */
export type EndpointTable = Readonly<Record<string, Endpoint>>;
