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
import { errorShown, unsupported } from "./graphql-words.js";
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
  const shown = (errors: readonly Error[]) => errors.map((error) => errorShown(store.release, error));
  const refused = (errors: readonly Error[]): Answer => ({ status: 400, body: { errors: shown(errors) } });
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
    if (operation && operation.operation !== OperationTypeNode.QUERY)
      return refused([unsupported(store.release, operation.operation)]);
    const result = execute({
      schema,
      document,
      variableValues: variables ?? {},
      operationName: operationName ?? null,
    }) as ExecutionResult;
    if (result.data === undefined) return refused(result.errors ?? []);
    return {
      status: 200,
      body: { ...(result.errors ? { errors: shown(result.errors) } : {}), data: result.data },
    };
  };
}
