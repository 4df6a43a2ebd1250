import type { z } from "zod";
import { SCHEMA, VALUES } from "./internals.js";
import { classOf } from "./class-of.js";
import type { Model } from "./model.js";
import { equal, put } from "./plain.js";
import { pyRepr } from "./pytext.js";
import type { Schema } from "./schema.js";

const REQUIRED = Symbol("required");
const defaults = new WeakMap<Schema, readonly unknown[]>();

/** What each field holds when nothing is given; REQUIRED where something must be. */
function defaultsOf(schema: Schema): readonly unknown[] {
  let known = defaults.get(schema);
  if (!known) {
    known = schema.fields.map(({ zod }) => defaultOf(zod));
    defaults.set(schema, known);
  }
  return known;
}

function defaultOf(zod: z.ZodType): unknown {
  try {
    const empty = zod.safeParse(undefined);
    return empty.success ? empty.data : REQUIRED;
  } catch {
    // A transform that cannot do without a value.
    return REQUIRED;
  }
}

export function modelDict(model: Model, excludeDefaults: boolean): Record<string, unknown> {
  const schema = model[SCHEMA];
  const dict: Record<string, unknown> = {};
  if (!excludeDefaults || model.modelFlags !== classOf(model).modelFlags) dict.model_flags = model.modelFlags;
  const usual = excludeDefaults ? defaultsOf(schema) : [];
  for (const [i, { name }] of schema.fields.entries()) {
    const value = model[VALUES][i];
    if (!excludeDefaults || !equal(value, usual[i])) put(dict, name, value);
  }
  for (const { type, field } of schema.children) {
    const ids = model.getChildIds(type);
    if (!excludeDefaults || ids.length > 0) put(dict, field, ids);
  }
  return dict;
}

export function modelText(
  model: Model,
  includeChildren: boolean,
  indent: number,
  above: readonly Model[] = [],
): string {
  const margin = " ".repeat(indent);
  const lines = [`${margin}${model.getType()}: ${model.getUniqueId()}: ${pyRepr(model.getAttrs())}`];
  for (const { type, field } of model[SCHEMA].children) {
    const ids = model.getChildIds(type);
    const heading = `${margin}  ${field}`;
    if (ids.length === 0) lines.push(`${heading}: []`);
    else if (!model.adapter || !includeChildren) lines.push(`${heading}: ${pyRepr(ids)}`);
    else {
      lines.push(heading);
      for (const id of ids) {
        const child = model.adapter.getOrNull(type, id);
        if (!child) lines.push(`${margin}    ${id} (ERROR: details unavailable)`);
        else if (child === model || above.includes(child))
          lines.push(`${margin}    ${id} (ERROR: below itself)`);
        else lines.push(modelText(child, true, indent + 4, [...above, model]));
      }
    }
  }
  return lines.join("\n");
}

/** The types below a name, drawn as a tree. */
export function treeText(data: Record<string, unknown>, root: string): string {
  return [root, ...branches(data, "")].join("\n");
}

function branches(data: Record<string, unknown>, prefix: string): string[] {
  const names = Object.keys(data);
  return names.flatMap((name, i) => {
    const last = i === names.length - 1;
    const below = branches(data[name] as Record<string, unknown>, prefix + (last ? "    " : "│   "));
    return [prefix + (last ? "└── " : "├── ") + name, ...below];
  });
}
