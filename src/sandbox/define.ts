import { ENDPOINTS } from "../../generated/endpoints.js";
import type { Field, Fields } from "./fields.js";
import { endpointOf, hasModel, type Release } from "./release.js";
import type { Resource } from "./resource.js";

type Endpoint = (typeof ENDPOINTS)[keyof typeof ENDPOINTS];
type Info = Endpoint["fields"][string];
type KeysOf<T> = T extends unknown ? keyof T : never;
/** What the schema does not say of a field. */
type Addition = { [K in KeysOf<Field>]?: Extract<Field, Partial<Record<K, unknown>>>[K] };

/** What the schema does not say of a resource; the rest is read from `generated/`. */
export interface Additions extends Partial<
  Omit<Resource, "path" | "fields" | "graphql" | "common" | "isHidden" | "lackingFilters">
> {
  /** GraphQL has no lists of them here. */
  graphql?: false;
  fields?: Readonly<Record<string, Addition>>;
}

/** The models that have a list of their own: "app.model". */
export const CONTENT_TYPES: readonly string[] = Object.values(ENDPOINTS).map(
  ({ contentType }) => contentType,
);

/** A reference to something the sandbox does not have: always null. */
const ABSENT: Addition = {
  kind: "json",
  readOnly: true,
  nullable: true,
  default: null,
  filter: false,
  graphql: false,
};

/** Resources whose references to what is not among them are always empty. */
export function connected(resources: readonly Resource[]): Resource[] {
  const paths = new Set(resources.map(({ path }) => path));
  const isThere = (field: Field): boolean =>
    (field.kind !== "fk" && field.kind !== "m2m") || paths.has(field.target);
  return resources.map((resource) => {
    const fields = Object.entries(resource.fields).map(([name, field]): [string, Field] =>
      isThere(field) ? [name, field] : [name, (field.kind === "fk" ? ABSENT : NONE) as Field],
    );
    return { ...resource, fields: Object.fromEntries(fields) };
  });
}

const NONE: Addition = { ...ABSENT, default: [] };

// Every resource has them; the renderer knows them.
const COMMON = new Set([
  ..."id object_type display url natural_slug tree_depth notes_url custom_fields computed_fields relationships".split(
    " ",
  ),
  ..."created last_updated".split(" "),
]);

/** A resource as a release has it. */
export type Definition = (release: Release) => Resource;

/** A resource of the sandbox: the schema's knowledge and the additions. */
export const defineResource =
  (path: keyof typeof ENDPOINTS, additions: Additions = {}): Definition =>
  (release) =>
    resourceOf(release, path, additions);

function resourceOf(release: Release, path: keyof typeof ENDPOINTS, additions: Additions): Resource {
  const { endpoint, has, isHidden, lackingFilters } = endpointOf(release, path);
  const model = endpoint.type.replace(/Type$/, "");
  const { fields, counts, graphql, ...rest } = additions;
  const own = has(fields);
  const verbose = /^[A-Z]+$/.test(model) ? model : model.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
  const one = verbose.toLowerCase().replaceAll(" ", "_");
  return {
    path,
    contentType: endpoint.contentType,
    model,
    verbose,
    isHidden,
    lackingFilters,
    ...(endpoint.root === null || graphql === false || isHidden
      ? {}
      : { graphql: { type: endpoint.type, one, many: endpoint.root } }),
    fields: knownTypes(release, fieldsOf(endpoint, own)),
    common: new Set([...COMMON].filter((name) => name in endpoint.fields && !(name in own))),
    naturalKey: ["name"],
    sortKey: (row) => [String(row["name"])],
    counts: { ...countsOf(endpoint), ...has(counts) },
    ...rest,
  };
}

function fieldsOf(endpoint: Endpoint, additions: Readonly<Record<string, Addition>>): Fields {
  const fields: Record<string, Field> = {};
  for (const [name, info] of Object.entries(endpoint.fields)) {
    if ((COMMON.has(name) && !(name in additions)) || isCount(info)) continue;
    fields[name] = { ...fieldOf(info, endpoint.required.includes(name)), ...additions[name] } as Field;
  }
  for (const [name, addition] of Object.entries(additions)) fields[name] ??= addition as Field;
  return fields;
}

/** Content types are chosen among those of the release. */
const knownTypes = (release: Release, fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]): [string, Field] =>
      field.kind === "content-type" || field.kind === "content-types"
        ? [name, { ...field, choices: field.choices.filter((type) => hasModel(release, type)) }]
        : [name, field],
    ),
  );

const isCount = ({ type, readOnly, graphql }: Info): boolean =>
  type === "integer" && readOnly === true && graphql === false;

const countsOf = (endpoint: Endpoint): Record<string, null> =>
  Object.fromEntries(
    Object.entries(endpoint.fields).flatMap(([name, info]) =>
      isCount(info) && !COMMON.has(name) ? [[name, null]] : [],
    ),
  );

function fieldOf(info: Info, required: boolean): Field {
  const { kind, target = "", nullable, readOnly, writeOnly, graphql, maxLength } = info;
  const choices = info.choices?.map(String);
  const common = {
    ...(required ? { required } : {}),
    ...(nullable ? { nullable, default: null } : {}),
    ...(readOnly ? { readOnly } : {}),
    ...(writeOnly ? { writeOnly } : {}),
    ...(graphql === false ? { graphql } : {}),
  };
  if (kind === "fk") return { kind, target, onDelete: "protect", ...common };
  if (kind === "m2m") return { kind, target, onDelete: "set-null", default: [], ...common };
  const names = info.enum ? { names: info.enum } : {};
  if (kind === "choice" && choices) return { kind, choices, ...names, ...common };
  if (kind === "content-types") return { kind, choices: [], default: [], ...common };
  if (kind === "content-type") return { kind, choices: CONTENT_TYPES, ...common };
  if (kind === "generic") return { kind, ...common, filter: false, graphql: false };
  if (info.type === "json" && choices) return { kind: "choices", choices, default: [], ...common };
  if (info.type === "json") return { kind: "json", filter: false, default: null, ...common };
  if (info.type === "boolean") return { kind: "boolean", default: false, ...common };
  if (info.type === "integer") return { kind: "integer", ...common };
  if (info.type === "number") return { kind: "float", default: 0, ...common };
  return {
    kind: "text",
    ...(required || nullable ? {} : { blank: true, default: "" }),
    ...(maxLength === undefined ? {} : { max: maxLength }),
    ...(choices ? { choices, ...names } : {}),
    ...common,
  };
}
