/**
 * JSON is GraphQL's own notation for every value a filter takes: text, numbers, booleans, lists of them. Some filters
 * take no list, and those that do take a value for a list of one.
 */
export function graphqlArguments(filters: Readonly<Record<string, unknown>>): string {
  return Object.entries(filters)
    .map(([name, value]) => `${name}: ${JSON.stringify(single(value))}`)
    .join(", ");
}

const single = (value: unknown): unknown => (Array.isArray(value) && value.length === 1 ? value[0] : value);
