import {
  getNamedType,
  isObjectType,
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
  visit,
  type DocumentNode,
  type GraphQLSchema,
} from "graphql";

/** Fields and arguments that exist only because of custom fields and relationships of the instance asked. */
const OF_INSTANCE = /^(cf|rel|c[prf]{1,2})_/;

/**
 * Nautobot's GraphQL schema without what differs between instances or nobody here reads: prose, fields of installed
 * apps, and the arguments of nested fields (they repeat those of the root field of the same type).
 */
export function canonicalSdl(schema: GraphQLSchema, appModels: ReadonlySet<string>): string {
  const foreign = new Set(
    Object.keys(schema.getTypeMap()).filter((name) => appModels.has(name.replace(/Type$/, "").toLowerCase())),
  );
  const ofApp = (type: string, field: string): boolean => {
    const owner = schema.getType(type);
    const target = isObjectType(owner) ? owner.getFields()[field]?.type : undefined;
    return target !== undefined && foreign.has(getNamedType(target).name);
  };
  const document = visit(parse(printSchema(lexicographicSortSchema(schema))), {
    ObjectTypeDefinition: (type) => {
      if (foreign.has(type.name.value)) return null;
      const root = type.name.value === schema.getQueryType()?.name;
      const fields = type.fields
        ?.filter((field) => !OF_INSTANCE.test(field.name.value) && !ofApp(type.name.value, field.name.value))
        .map((field) => ({
          ...field,
          arguments: root ? field.arguments?.filter((argument) => !OF_INSTANCE.test(argument.name.value)) : [],
        }));
      return { ...type, fields: fields ?? [] };
    },
    UnionTypeDefinition: (union) => ({
      ...union,
      types: union.types?.filter((type) => !foreign.has(type.name.value)) ?? [],
    }),
  });
  return `${print(withoutProse(document))}\n`;
}

/** Keeps the names of the time zones: the REST schema does not list them. */
function withoutProse(document: DocumentNode): DocumentNode {
  return visit(document, {
    EnumTypeDefinition: (type) => (type.name.value.endsWith("TimeZoneChoices") ? false : undefined),
    StringValue: (_node, key) => (key === "description" ? null : undefined),
  });
}
