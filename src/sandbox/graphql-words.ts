import { GraphQLError, type OperationTypeNode } from "graphql";
import type { Release } from "./release.js";

/** An error as the GraphQL of a release words it; graphql-js words it otherwise. */
export function errorShown({ older }: Release, error: Error): unknown {
  const json = error instanceof GraphQLError ? error.toJSON() : {};
  return { ...json, message: older ? olderWords(error) : error.message.replace(/"([^"]*)"/g, "'$1'") };
}

/** What is said of an operation that is no query. */
export const unsupported = ({ older }: Release, operation: OperationTypeNode): Error =>
  new Error(
    `'${older ? operation : `OperationType.${operation.toUpperCase()}`}' is not a supported operation, Only query are supported.`,
  );

/** graphql-core 2, of Nautobot before 3.0. */
function olderWords(error: Error): string {
  if (error instanceof GraphQLError && error.message.startsWith("Syntax Error: ")) return syntaxError(error);
  return error.message
    .replace(/ on field "([^".]+)\.([^"]+)"\./, ' on field "$2" of type "$1".')
    .replace(/ must have a selection of subfields\..*$/, " must have a sub selection.");
}

function syntaxError({ message, locations, source }: GraphQLError): string {
  const { line, column } = locations?.[0] ?? { line: 1, column: 1 };
  const problem = message
    .replace("Syntax Error: ", "")
    .replace(/\.$/, "")
    .replace("<EOF>", "EOF")
    .replace(/ found "([^"]*)"$/, " found $1");
  return `Syntax Error GraphQL (${line}:${column}) ${problem}\n\n${shown(source?.body ?? "", line, column)}`;
}

/** The place in the query, with the lines around it. */
function shown(query: string, line: number, column: number): string {
  const lines = query.replace(/\n$/, "").split("\n");
  const width = String(line + 1).length;
  return [line - 1, line, line + 1]
    .filter((number) => number >= 1 && number <= lines.length)
    .map((number) => {
      const caret = number === line ? `${" ".repeat(1 + width + column)}^\n` : "";
      return `${String(number).padStart(width)}: ${lines[number - 1] ?? ""}\n${caret}`;
    })
    .join("");
}
