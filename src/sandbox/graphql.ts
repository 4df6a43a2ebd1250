import {
  execute,
  Kind,
  OperationTypeNode,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from "graphql";
import { buildGraphqlSchema } from "./graphql-schema.js";
import type { Answer } from "./rest.js";
import type { Store } from "./store.js";

interface GraphqlBody {
  query?: unknown;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
}

/** Answers GraphQL requests over the store, with the statuses and messages of the real server. */
export function createGraphql(store: Store): (body: unknown) => Answer {
  let built: GraphQLSchema | undefined;
  return (raw) => {
    const schema = (built ??= buildGraphqlSchema(store));
    const { query, variables, operationName } = (raw ?? {}) as GraphqlBody;
    if (typeof query !== "string" || query === "")
      return { status: 400, body: { errors: [{ message: "Must provide query string." }] } };
    let document: DocumentNode;
    try {
      document = parse(query);
    } catch (error) {
      return refused([error as Error]);
    }
    const errors = validate(schema, document);
    if (errors.length > 0) return refused(errors);
    const operation = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
    if (operation && operation.operation !== OperationTypeNode.QUERY) {
      const name = operation.operation.toUpperCase();
      return refused([
        new Error(`'OperationType.${name}' is not a supported operation, Only query are supported.`),
      ]);
    }
    const result = execute({
      schema,
      document,
      variableValues: variables ?? {},
      operationName: operationName ?? null,
    }) as ExecutionResult;
    if (result.data === undefined) return refused(result.errors ?? []);
    return {
      status: 200,
      body: { ...(result.errors ? { errors: result.errors.map(python) } : {}), data: result.data },
    };
  };
}

const refused = (errors: readonly Error[]): Answer => ({ status: 400, body: { errors: errors.map(python) } });

/** graphql-core quotes with ' where graphql-js quotes with ". */
function python(error: Error): unknown {
  const json = "toJSON" in error ? (error as { toJSON(): Record<string, unknown> }).toJSON() : {};
  return { ...json, message: error.message.replace(/"([^"]*)"/g, "'$1'") };
}
