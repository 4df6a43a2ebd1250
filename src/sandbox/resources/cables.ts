import { randomUUID } from "node:crypto";
import { defineResource } from "../define.js";
import type { FieldErrors } from "../refusal.js";
import type { Draft } from "../resource.js";
import type { Row, Store } from "../store.js";
import { cleanOlderCable, removeWithEnd } from "./cables-older.js";
import { find, nameOf, textIn } from "./common.js";

const CABLES = "/dcim/cables/";
const TERMINATIONS = "/dcim/cables-to-cable-terminations/";
const INTERFACES = "/dcim/interfaces/";
const ENDS = ["a", "b"] as const;
/** Where a cable can end; the sandbox has interfaces only. */
const INTERFACE = "dcim.interface";
const EMPTY = { nullable: true, default: null } as const;
const END = { kind: "text", filter: false } as const;

export const cables = defineResource(CABLES, {
  fields: {
    status: { limited: true, reverse: "cables" },
    type: EMPTY,
    length_unit: EMPTY,
    color: { format: "color" },
    length: { min: 0, max: 32767 },
    termination_a_type: END,
    termination_b_type: END,
    termination_a_id: END,
    termination_b_id: END,
    terminations: { kind: "generic", readOnly: true, filter: false, graphql: false },
    tags: { limited: true },
  },
  naturalKey: ["pk"],
  sortKey: (row) => [textIn(row, "label"), row.id],
  text: (row) => textIn(row, "label") || `#${row.id}`,
  computed: endsOf,
  complete: ({ row, before, store }) => ({ ...row, ...(before ? kept(row, before, store) : {}) }),
  clean: (draft) => (draft.store.release.older ? cleanOlderCable(draft) : cleanCable(draft)),
  stored: connect,
});

export const terminations = defineResource(TERMINATIONS, {
  verbose: "cable to cable termination",
  fields: {
    cable: { onDelete: "cascade", reverse: "terminations" },
    interface: { onDelete: "cascade" },
  },
  methods: ["GET"],
  naturalKey: ["pk"],
  sortKey: (row) => [textIn(row, "cable"), textIn(row, "cable_end")],
  text: (row, store) => {
    const label = textIn(find(store, CABLES, row["cable"]), "label") || `#${textIn(row, "cable")}`;
    return `${label} ${textIn(row, "cable_end")}-side: ${nameOf(store, INTERFACES, row["interface"])}`;
  },
  touches: (row) => [[INTERFACE, row["interface"]]],
  removing: (row, store) => {
    if (store.release.older) removeWithEnd(row, store);
  },
});

const at = (store: Store, cable: string, end: string): Row | undefined =>
  store.table(TERMINATIONS).find({ cable, cable_end: end.toUpperCase() })[0];

/** The ends of a cable as they are: an interface that goes takes its end with it, and the cable stays. */
function endsOf({ id }: Row, store: Store): Record<string, unknown> {
  const found = ENDS.map((end) => at(store, id, end)?.["interface"] ?? null);
  const ends = ENDS.flatMap((end, index): [string, unknown][] => [
    [`termination_${end}_type`, found[index] === null ? null : INTERFACE],
    [`termination_${end}_id`, found[index]],
  ]);
  return {
    ...Object.fromEntries(ends),
    terminations: Object.fromEntries(
      ENDS.map((end, index) => [`${end}1`, found[index] === null ? null : [INTERFACE, found[index]]]),
    ),
  };
}

/** What the client did not write is as it is now. */
function kept(row: Row, before: Row, store: Store): Record<string, unknown> {
  const now = endsOf(row, store);
  const same = Object.keys(now).filter((name) => row[name] === before[name]);
  return Object.fromEntries(same.map((name) => [name, now[name]]));
}

function cleanCable({ row, store }: Draft): FieldErrors {
  if (row["length"] !== null && row["length_unit"] === null)
    return { __all__: ["Must specify a unit when setting a cable length"] };
  const used = new Set<unknown>();
  for (const end of ENDS) {
    const [type, id] = [textIn(row, `termination_${end}_type`), textIn(row, `termination_${end}_id`)];
    if (type === "" || id === "") continue;
    if (type !== INTERFACE) return { [`termination_${end}_type`]: [`Invalid content type: ${type}`] };
    const problem = (errors: FieldErrors) => ({ terminations: { [end]: { "1": errors } } });
    const port = find(store, INTERFACES, id);
    if (port === undefined)
      return problem({
        interface: [`Related object not found using the provided attributes: {'pk': UUID('${id}')}`],
      });
    if (port["type"] === "virtual")
      return problem({ __all__: ["Cables cannot be terminated to Virtual interfaces"] });
    const taken = store.table(TERMINATIONS).find({ interface: id });
    if (used.has(id) || taken.some(({ cable }) => cable !== row.id))
      return problem({ interface: ["cable to cable termination with this interface already exists."] });
    used.add(id);
  }
  return {};
}

/** Makes the terminations what the cable says. */
function connect({ row, store }: Draft): void {
  const table = store.table(TERMINATIONS);
  const changed = ENDS.filter(
    (end) => at(store, row.id, end)?.["interface"] !== (row[`termination_${end}_id`] ?? undefined),
  );
  for (const end of changed) table.remove(at(store, row.id, end)?.id ?? "");
  for (const end of changed) {
    const port = row[`termination_${end}_id`];
    if (typeof port !== "string") continue;
    const ends = Object.entries(table.resource.fields).map(([name]) => [name, null]);
    table.put({
      ...Object.fromEntries(ends),
      id: randomUUID(),
      cable: row.id,
      cable_end: end.toUpperCase(),
      connector: 1,
      interface: port,
    } as Row);
  }
}
