import type { Field, ReferenceField } from "./fields.js";
import { isUuid } from "./references.js";
import { Refusal, type FieldErrors } from "./refusal.js";
import type { Resource } from "./resource.js";
import type { Row, Store } from "./store.js";
import { subtree } from "./tree.js";
import { InvalidValue } from "./values.js";

type Test = (row: Row) => boolean;

/** One query filter of a list, in REST and in GraphQL alike. */
export interface Filter {
  /** The GraphQL type of its argument. */
  type: "String" | "Int" | "Float" | "Boolean";
  /** Takes several values, of which one must match. */
  many: boolean;
  /** @throws InvalidValue when a value is not acceptable. */
  test(store: Store, values: readonly string[]): Test;
}

const TEXT_LOOKUPS: Record<string, (value: string, wanted: string) => boolean> = {
  "": (value, wanted) => value === wanted,
  ic: (value, wanted) => value.toLowerCase().includes(wanted.toLowerCase()),
  isw: (value, wanted) => value.toLowerCase().startsWith(wanted.toLowerCase()),
  iew: (value, wanted) => value.toLowerCase().endsWith(wanted.toLowerCase()),
  ie: (value, wanted) => value.toLowerCase() === wanted.toLowerCase(),
  re: (value, wanted) => new RegExp(wanted).test(value),
  ire: (value, wanted) => new RegExp(wanted, "i").test(value),
};
const ORDER_LOOKUPS: Record<string, (value: number, wanted: number) => boolean> = {
  "": (value, wanted) => value === wanted,
  gt: (value, wanted) => value > wanted,
  gte: (value, wanted) => value >= wanted,
  lt: (value, wanted) => value < wanted,
  lte: (value, wanted) => value <= wanted,
};

const known = new WeakMap<Resource, Map<string, Filter>>();

/** All filters of a resource by name. */
export function filtersOf(resource: Resource): Map<string, Filter> {
  let filters = known.get(resource);
  if (filters === undefined) {
    filters = new Map([
      ...commonFilters(resource),
      ...fieldFilters(resource),
      ...Object.entries(resource.filters ?? {}),
    ]);
    for (const name of resource.lackingFilters) filters.delete(name);
    known.set(resource, filters);
  }
  return filters;
}

/** The rows that pass all filters. @throws Refusal 400 naming the filters that are unknown or not understood. */
export function filterRows(
  store: Store,
  resource: Resource,
  query: ReadonlyMap<string, readonly string[]>,
): Row[] {
  const filters = filtersOf(resource);
  const errors: FieldErrors = {};
  const tests: Test[] = [];
  for (const [name, values] of query) {
    const filter = filters.get(name);
    try {
      if (filter === undefined) throw new InvalidValue("Unknown filter field");
      const given = values.filter((value) => value !== "");
      if (given.length > 0) tests.push(filter.test(store, given));
    } catch (error) {
      if (!(error instanceof InvalidValue)) throw error;
      errors[name] = [error.message];
    }
  }
  if (Object.keys(errors).length > 0) throw new Refusal(400, errors);
  return store
    .table(resource.path)
    .all()
    .filter((row) => tests.every((test) => test(row)));
}

function commonFilters(resource: Resource): [string, Filter][] {
  const searched = Object.keys(resource.fields).filter((field) =>
    ["name", "prefix", "description"].includes(field),
  );
  const search: Filter = {
    type: "String",
    many: false,
    test:
      (_store, [wanted = ""]) =>
      (row) =>
        searched.some((field) => TEXT_LOOKUPS["ic"]?.(String(row[field]), wanted)),
  };
  const stamps = ["created", "last_updated"].filter((name) => resource.common.has(name));
  return [
    ["q", search],
    ...pair("id", "String", idTest),
    ...stamps.flatMap((name) => [...momentFilters(name), nullFilter(name)]),
  ];
}

const idTest = (_store: Store, values: readonly string[]): Test => {
  if (!values.every(isUuid)) throw new InvalidValue("Enter a valid UUID.");
  const ids = new Set(values.map((value) => value.toLowerCase()));
  return (row) => ids.has(row.id);
};

function fieldFilters(resource: Resource): [string, Filter][] {
  return Object.entries(resource.fields).flatMap(([name, field]): [string, Filter][] => {
    if (field.filter === false) return [];
    switch (field.kind) {
      case "text":
        return textFilters(name);
      case "boolean":
        return [[name, booleanFilter(name)]];
      case "integer":
        return [...orderFilters(name, "Int", Number, "Enter a whole number."), ...emptiness(name, field)];
      case "float":
      case "decimal":
        return [...orderFilters(name, "Float", Number, "Enter a number."), ...emptiness(name, field)];
      case "datetime":
        return [...momentFilters(name), ...emptiness(name, field)];
      case "choice":
      case "content-type":
      case "content-types":
        return pair(name, "String", choiceTest(name, field.choices));
      case "choices":
        return [[name, { type: "String", many: true, test: choiceTest(name, field.choices) }]];
      case "fk":
      case "m2m":
        return referenceFilters(name, field, field.filter ?? name);
      case "json":
      case "generic":
        return [];
    }
  });
}

/** A filter and its opposite, "name__n". */
const pair = (
  name: string,
  type: Filter["type"],
  test: Filter["test"],
  negated = `${name}__n`,
): [string, Filter][] => [
  [name, { type, many: true, test }],
  [negated, { type, many: true, test: (store, values) => not(test(store, values)) }],
];

const not =
  (test: Test): Test =>
  (row) =>
    !test(row);

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

const textFilters = (name: string): [string, Filter][] =>
  Object.entries(TEXT_LOOKUPS).flatMap(([lookup, matches]) =>
    pair(
      lookup === "" ? name : `${name}__${lookup}`,
      "String",
      (_store, values) => (row) => values.some((wanted) => matches(textOf(row[name]), wanted)),
      `${name}__n${lookup}`,
    ),
  );

const booleanFilter = (name: string): Filter => ({
  type: "Boolean",
  many: false,
  test: (_store, [wanted = ""]) => {
    if (!/^(true|false|1|0)$/i.test(wanted)) return () => true;
    return (row) => row[name] === /^(true|1)$/i.test(wanted);
  },
});

const nullFilter = (name: string): [string, Filter] => [
  `${name}__isnull`,
  {
    type: "Boolean",
    many: false,
    test:
      (_store, [wanted = ""]) =>
      (row) =>
        isEmpty(row[name]) === /^(true|1)$/i.test(wanted),
  },
];

/** What may be empty can be asked for by that. */
const emptiness = (name: string, { nullable, kind }: Field): [string, Filter][] =>
  nullable === true || kind === "m2m" ? [nullFilter(name)] : [];

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

const readMoment = (value: unknown): number => Date.parse(String(value));

function orderFilters(
  name: string,
  type: Filter["type"],
  read: (value: unknown) => number,
  complaint: string,
): [string, Filter][] {
  const filters = Object.entries(ORDER_LOOKUPS).flatMap(([lookup, matches]): [string, Filter][] => {
    const test: Filter["test"] = (_store, values) => {
      const wanted = values.map((value) => read(value));
      if (wanted.some(Number.isNaN)) throw new InvalidValue(complaint);
      return (row) => !isEmpty(row[name]) && wanted.some((each) => matches(read(row[name]), each));
    };
    return lookup === "" ? pair(name, type, test) : [[`${name}__${lookup}`, { type, many: true, test }]];
  });
  return filters;
}

const momentFilters = (name: string): [string, Filter][] =>
  orderFilters(name, "String", readMoment, "Enter a valid date/time.");

const choiceTest =
  (name: string, choices: readonly string[]): Filter["test"] =>
  (_store, values) => {
    const stranger = values.find((value) => !choices.includes(value));
    if (stranger !== undefined) throw notAChoice(stranger);
    return (row) => values.some((value) => listOf(row[name]).includes(value));
  };

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const notAChoice = (value: string): InvalidValue =>
  new InvalidValue(`Select a valid choice. ${value} is not one of the available choices.`);

function referenceFilters(name: string, field: ReferenceField, filter: string): [string, Filter][] {
  const test: Filter["test"] = (store, values) => {
    const wanted = new Set(values.flatMap((value) => [...referred(store, field, value)]));
    return (row) => {
      const own = name in row ? row[name] : row[`${name}s`];
      const ids = (Array.isArray(own) ? own : [own ?? "null"]) as string[];
      return ids.some((id) => wanted.has(id));
    };
  };
  const filters = pair(filter, "String", test);
  return [...filters, ...emptiness(filter, field)];
}

/** The ids a value of a reference filter means: an id, a name, or "null". */
export function referred(store: Store, field: ReferenceField, value: string): Set<string> {
  if (value === "null") return new Set(["null"]);
  const table = store.table(field.target);
  const name = ["name", "key", "model"].find((field) => field in table.resource.fields) ?? "name";
  const rows = isUuid(value) ? [table.get(value.toLowerCase())] : table.find({ [name]: value });
  const ids = rows.flatMap((row) => (row ? [row.id] : []));
  if (ids.length === 0) throw notAChoice(value);
  return field.tree ? new Set(ids.flatMap((id) => [...subtree(table, id)])) : new Set(ids);
}
