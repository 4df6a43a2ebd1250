/** JSON is GraphQL's own notation for every value a filter takes: text, numbers, booleans, lists of them. */
export function graphqlArguments(filters: Readonly<Record<string, unknown>>): string {
  return Object.entries(filters)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join(", ");
}
