import type { AnyModelClass } from "../diffsync/index.js";
import type { AnyQuery, Endpoint, OlderMinor } from "../nautobot/index.js";
import { type Column, compileColumn, type Expression, type Row } from "./columns.js";
import type { Body } from "./fields/column.js";
import type { Tree } from "./fields/markers.js";
import { type Later, readingOf } from "./fields/reading.js";
import { isEmpty } from "./fields/reference.js";
import { endpointOf, type EndpointTable, invalid } from "./field-path.js";
import { markField, type SafeDelete } from "./retire/spec.js";
import { splitTreePath } from "./tree-path.js";
import type { SelfReference } from "./waves.js";

/** One path stands for all: their union, with every field and filter, costs the compiler seconds. */
export type AnyPath = "/extras/tags/";

/** A spec as the adapter and the writers use it: types checked, nothing left to look up. */
export interface LooseSpec {
  path: AnyPath;
  map?: Readonly<Record<string, Expression | Tree>>;
  set?: Readonly<Record<string, unknown>>;
  compute?: Readonly<Record<string, (fields: Values) => unknown>>;
  parent?: string;
  scope?: AnyQuery;
  where?: (fields: Values) => boolean;
  createMissing?: readonly string[];
  safeDelete?: SafeDelete;
  alsoFor?: readonly OlderMinor[];
}

export type Values = Readonly<Record<string, unknown>>;

/** A model joined with its endpoint. */
export interface Binding {
  path: AnyPath;
  /** Fields that tell the objects apart. */
  identifiers: ReadonlySet<string>;
  /** "dcim.location" */
  contentType: string;
  /** GraphQL root field; null when GraphQL has none and the rows are read by REST. */
  root: string | null;
  columns: readonly Column[];
  tree?: TreeColumn;
  /** Foreign key that holds the DiffSync parent. */
  parent?: string;
  set: Values;
  compute: Readonly<Record<string, (fields: Values) => unknown>>;
  scope: AnyQuery;
  where?: (fields: Values) => boolean;
  /** Foreign keys whose object is created when there is none. */
  createMissing: readonly string[];
  safeDelete?: SafeDelete;
  /** GraphQL selection of everything above. */
  selection: string;
  /** What of everything above GraphQL lacks. */
  laters: readonly Later[];
  /** Set when objects of this type refer to one another. */
  self?: SelfReference<Values> & { head: string };
}

export interface TreeColumn {
  field: string;
  head: string;
}

export function bind(table: EndpointTable, model: AnyModelClass, spec: LooseSpec): Binding {
  const endpoint = endpointOf(table, spec.path);
  const fields = [...Object.keys(model.identifiers), ...Object.keys(model.attributes)];
  const columns: Column[] = [];
  let tree: TreeColumn | undefined;
  for (const field of fields) {
    const expression = spec.map?.[field] ?? field;
    if (typeof expression === "object" && "tree" in expression) tree = { field, head: expression.tree };
    else columns.push(compileColumn(table, spec.path, field, expression));
  }
  const references = [tree?.head, spec.parent].filter((head) => head !== undefined);
  const others = [["id"], ...(tree ? [["name"]] : []), ...references.map((head) => [head, "id"])];
  const readings = [...others.map((steps) => readingOf(table, spec.path, steps)), ...columns];
  const self = selfReference(endpoint, spec.path, columns, tree);
  return {
    path: spec.path,
    identifiers: new Set(Object.keys(model.identifiers)),
    contentType: endpoint.contentType,
    root: endpoint.root,
    columns,
    ...(tree && { tree }),
    ...(spec.parent !== undefined && { parent: spec.parent }),
    set: spec.set ?? {},
    compute: spec.compute ?? {},
    scope: spec.scope ?? {},
    ...(spec.where && { where: spec.where }),
    createMissing: spec.createMissing ?? [],
    ...(spec.safeDelete && { safeDelete: markable(endpoint, spec, spec.safeDelete) }),
    selection: readings.map(({ select }) => select).join(" "),
    laters: readings.flatMap(({ later }) => later ?? []),
    ...(self && { self }),
  };
}

/** A scope that leaves marked objects out would never let them be found again. */
function markable(endpoint: Endpoint, { path, scope = {} }: LooseSpec, safe: SafeDelete): SafeDelete {
  const field = markField(safe);
  if (!endpoint.fields[field]) throw invalid(`safeDelete: ${path} has no ${field}`);
  if (Object.keys(scope).some((name) => name.split("__")[0] === field))
    throw invalid(`safeDelete: the scope of ${path} is by ${field}, and would leave out what is marked`);
  return safe;
}

function selfReference(
  endpoint: Endpoint,
  path: string,
  columns: readonly Column[],
  tree: TreeColumn | undefined,
): (SelfReference<Values> & { head: string }) | undefined {
  if (tree) {
    const pathOf = (item: Values) => item[tree.field] as string;
    return { head: tree.head, key: pathOf, needs: (item) => splitTreePath(pathOf(item)).parent };
  }
  const own = columns.find(
    ({ head }) => endpoint.fields[head]?.target === path && endpoint.fields[head].kind === "fk",
  );
  const named = own && columns.find(({ select }) => own.select === `${own.head} { ${select} }`);
  if (!own || !named) return undefined;
  return {
    head: own.head,
    key: (item) => nautobotValue(named, item) as string,
    needs: (item) => nautobotValue(own, item) as string | null,
  };
}

/** What of an object of the model Nautobot gets for a column. */
export function nautobotValue({ field, asNautobots }: Column, values: Values): unknown {
  return asNautobots ? asNautobots(values[field]) : values[field];
}

/** Model fields of a row; `path` is its place in the tree, if there is one. */
export function readRow(binding: Binding, row: Row, path: string | undefined): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const { field, read } of binding.columns) fields[field] = read(row);
  if (binding.tree) fields[binding.tree.field] = path;
  return fields;
}

/** REST fields of some model fields; what was kept when the object was loaded is put beside them. */
function writeValues(binding: Binding, values: Values, kept?: Values): Body {
  const body: Body = {};
  for (const { field, write } of binding.columns)
    if (field in values) write(body, values[field], kept?.[field]);
  for (const { head, refersTo } of binding.columns)
    if (refersTo !== undefined && isEmpty(body[head])) body[head] = null;
  return body;
}

/**
 * The REST fields of a new object: what is fixed, what the model says, what is computed from that.
 * @param written - the model's fields that are written at once; all unless given
 */
export function createValues(binding: Binding, values: Values, written = values): Body {
  return joined(binding.set, writeValues(binding, written), computedValues(binding, values));
}

/**
 * The REST fields of a change.
 * @param changed - the model fields to write; `values` are all that the object has then
 */
export function updateValues(
  binding: Binding,
  { changed, values, kept }: { changed: Values; values: Values; kept: Values | undefined },
): Body {
  return joined(writeValues(binding, changed, kept), computedValues(binding, values));
}

/** Objects of which several may each say a part. */
const SHARED = ["custom_fields", "relationships"];

function joined(...bodies: readonly Body[]): Body {
  const body = Object.assign({}, ...bodies) as Body;
  for (const name of SHARED)
    if (name in body) body[name] = Object.assign({}, ...bodies.map((each) => each[name])) as Body;
  return body;
}

/** The computed REST fields of an object with these model fields. */
function computedValues({ compute }: Binding, fields: Values): Body {
  return Object.fromEntries(Object.entries(compute).map(([name, value]) => [name, value(fields)]));
}

/** Reads what of a row has to be written along with the model's fields; undefined when nothing ever has. */
export function keeperOf({ columns }: Binding): ((row: Row) => Values) | undefined {
  const keepers = columns.flatMap(({ field, keep }) => (keep ? [{ field, keep }] : []));
  if (keepers.length === 0) return undefined;
  return (row) => Object.fromEntries(keepers.map(({ field, keep }) => [field, keep(row)]));
}
