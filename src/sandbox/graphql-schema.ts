import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  type GraphQLFieldConfig,
} from "graphql";
import type { ChoiceField, Field, ReferenceField, TextField } from "./fields.js";
import { filterRows, filtersOf } from "./filters.js";
import { ordered } from "./order.js";
import { Refusal, pythonRepr } from "./refusal.js";
import { whole, type Resource } from "./resource.js";
import type { Row, Store, Table } from "./store.js";

type Config = GraphQLFieldConfig<Row, unknown, Record<string, unknown>>;

const scalar = (name: string, serialize: (value: unknown) => unknown = (value) => value) =>
  new GraphQLScalarType({ name, serialize });
const ANY = scalar("GenericScalar");
const UUID = scalar("UUID");
const DATETIME = scalar("DateTime", (value) => String(value).replace("Z", "+00:00"));
const DECIMAL = scalar("Decimal");

const CONTENT_TYPE = new GraphQLObjectType<string>({
  name: "ContentTypeType",
  fields: {
    app_label: { type: new GraphQLNonNull(GraphQLString), resolve: (value) => value.split(".")[0] },
    model: { type: new GraphQLNonNull(GraphQLString), resolve: (value) => value.split(".")[1] },
  },
});

const ARGUMENT_TYPES = {
  String: GraphQLString,
  Int: GraphQLInt,
  Float: GraphQLFloat,
  Boolean: GraphQLBoolean,
};

/** The schema over the resources that GraphQL has: names and shapes as in the real server. */
export function buildGraphqlSchema(store: Store): GraphQLSchema {
  const types = new Map<string, GraphQLObjectType<Row>>();
  const tables = store.tables.filter(({ resource }) => resource.graphql);
  for (const table of tables) {
    const name = table.resource.graphql?.type ?? "";
    types.set(
      table.resource.path,
      new GraphQLObjectType<Row>({ name, fields: () => objectFields(store, table, types) }),
    );
  }
  const fields = tables.flatMap((table): [string, Config][] => rootFields(store, table, types));
  return new GraphQLSchema({
    query: new GraphQLObjectType({ name: "Query", fields: Object.fromEntries(fields) }),
  });
}

type Types = ReadonlyMap<string, GraphQLObjectType<Row>>;

function rootFields(store: Store, table: Table, types: Types): [string, Config][] {
  const { resource } = table;
  const type = types.get(resource.path);
  if (type === undefined || resource.graphql === undefined) return [];
  const one: Config = {
    type,
    args: { id: { type: GraphQLID } },
    resolve: (_root, { id }) => table.get(String(id)) ?? null,
  };
  const many: Config = {
    type: new GraphQLList(type),
    args: listArguments(resource),
    resolve: (_root, args) => list(store, resource, args),
  };
  return [
    [resource.graphql.one, one],
    [resource.graphql.many, many],
  ];
}

function listArguments(resource: Resource) {
  const filters = [...filtersOf(resource)].map(([name, { type, many }]) => {
    const argument = ARGUMENT_TYPES[type];
    return [name, { type: many ? new GraphQLList(argument) : argument }] as const;
  });
  return { ...Object.fromEntries(filters), limit: { type: GraphQLInt }, offset: { type: GraphQLInt } };
}

function list(store: Store, resource: Resource, args: Record<string, unknown>): Row[] {
  const { limit, offset, ...filters } = args;
  if (Number(limit ?? 0) < 0 || Number(offset ?? 0) < 0)
    throw new Error("Negative indexing is not supported.");
  const query = new Map(
    Object.entries(filters)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, [value].flat().map(String)]),
  );
  const start = Number(offset ?? 0);
  const rows = ordered(store, resource, matching(store, resource, query));
  return rows.slice(start, limit === undefined || limit === null ? undefined : start + Number(limit));
}

function matching(store: Store, resource: Resource, query: ReadonlyMap<string, string[]>): Row[] {
  try {
    return filterRows(store, resource, query);
  } catch (error) {
    if (error instanceof Refusal) throw new Error(pythonRepr(error.body), { cause: error });
    throw error;
  }
}

function objectFields(store: Store, table: Table, types: Types): Record<string, Config> {
  const { resource } = table;
  const fields: Record<string, Config> = {
    id: { type: new GraphQLNonNull(UUID) },
    url: { type: GraphQLString, resolve: ({ id }) => `/api${resource.path}${id}/` },
  };
  if (resource.common.has("custom_fields"))
    fields["_custom_field_data"] = { type: ANY, resolve: (row) => row["custom_fields"] };
  for (const name of ["created", "last_updated"])
    if (resource.common.has(name)) fields[name] = { type: DATETIME };
  for (const [name, field] of Object.entries(resource.fields)) {
    const config = field.graphql === false ? undefined : fieldOf(store, resource, name, field, types);
    if (config) fields[name] = config;
  }
  return { ...fields, ...reverseFields(store, resource, types) };
}

function fieldOf(
  store: Store,
  resource: Resource,
  name: string,
  field: Field,
  types: Types,
): Config | undefined {
  if (field.kind === "fk" || field.kind === "m2m") {
    const type = types.get(field.target);
    if (type === undefined) return undefined;
    const target = store.table(field.target);
    if (field.kind === "fk")
      return { type, resolve: (row) => target.get(String(whole(store, resource, row)[name])) ?? null };
    return {
      type: new GraphQLList(type),
      resolve: (row) =>
        ordered(
          store,
          target.resource,
          (row[name] as string[]).flatMap((id) => target.get(id) ?? []),
        ),
    };
  }
  if (field.kind === "content-types") return { type: new GraphQLList(CONTENT_TYPE) };
  if (field.kind === "content-type") return { type: CONTENT_TYPE };
  const type = scalarType(resource, name, field);
  return {
    type: (field.nullable ?? field.kind === "json") ? type : new GraphQLNonNull(type),
    resolve: (row) => whole(store, resource, row)[name],
  };
}

function scalarType(
  resource: Resource,
  name: string,
  field: Exclude<Field, ReferenceField>,
): GraphQLScalarType | GraphQLEnumType {
  switch (field.kind) {
    case "boolean":
      return GraphQLBoolean;
    case "integer":
      return GraphQLInt;
    case "float":
      return GraphQLFloat;
    case "decimal":
      return DECIMAL;
    case "datetime":
      return DATETIME;
    case "choice":
      return enumOf(resource, name, field);
    case "json":
    case "generic":
    case "choices":
    case "content-type":
    case "content-types":
      return ANY;
    case "text":
      return field.choices ? enumOf(resource, name, field) : GraphQLString;
  }
}

/** Choices are shown by name: "1000base-t" as A_1000BASE_T. */
function enumOf(
  resource: Resource,
  name: string,
  { choices = [], names = {} }: TextField | ChoiceField,
): GraphQLEnumType {
  const words = [...resource.contentType.split("."), ...name.split("_"), "choices"];
  const special = new Set(Object.values(names));
  const regular = choices
    .filter((value) => !special.has(value))
    .map((value) => [enumName(value), value] as const);
  const values = [...regular, ...Object.entries(names)].map(([key, value]) => [key, { value }] as const);
  return new GraphQLEnumType({
    name: words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(""),
    values: Object.fromEntries(values),
  });
}

function enumName(value: string): string {
  const name = value.toUpperCase().replace(/[^\p{L}\p{N}_]+/gu, "_");
  return /^[_A-Z]/.test(name) ? name : `A_${name}`;
}

/** The lists of objects that refer to this one. */
function reverseFields(store: Store, resource: Resource, types: Types): Record<string, Config> {
  const fields: Record<string, Config> = {};
  for (const { resource: other } of store.tables) {
    const type = types.get(other.path);
    for (const [name, field] of Object.entries(other.fields)) {
      if ((field.kind !== "fk" && field.kind !== "m2m") || field.target !== resource.path) continue;
      if (field.reverse === undefined || type === undefined) continue;
      fields[field.reverse] = {
        type: new GraphQLList(type),
        args: listArguments(other),
        resolve: ({ id }, args) =>
          list(store, other, args).filter(
            (row) => row[name] === id || (Array.isArray(row[name]) && row[name].includes(id)),
          ),
      };
    }
  }
  return fields;
}
