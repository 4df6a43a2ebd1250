import { useEffect, useState } from "preact/hooks";
import type { Options } from "../../lib/api.js";
import { firstOf } from "../../lib/parts.js";
import { readChanges, type Change, type Filter } from "../../lib/read-changes.js";
import { countOf, type Counts } from "./filter.js";

type Sent = NonNullable<NonNullable<Options<"/api/v1/runs/{id}/apply", "post">["body"]>["selection"]>;
/** The most that are selected one by one: what is found by a text has no shorter name. */
export const MOST = 1000;

/** Which planned changes were chosen. */
export interface Selection {
  size: number;
  /** All of a type or action, whatever else is ticked. */
  whole: boolean;
  has: (change: Change) => boolean;
  toggle: (change: Change) => void;
  /** Chooses all planned ones that fit; of those found by a text the first {@link MOST}. */
  all: (filter: Filter) => Promise<void>;
  clear: () => void;
  /** As the API takes it. */
  sent: () => Sent;
}

type Chosen = { objects: ReadonlyMap<string, { type: string; uid: string }> } | { filter: Filter };
const NONE: Chosen = { objects: new Map() };
const keyOf = ({ type, uid }: { type: string; uid: string }): string => JSON.stringify([type, uid]);
const fits = ({ type, action }: Filter, change: Change): boolean =>
  change.type === (type ?? change.type) && change.action === (action ?? change.action);

/** The changes of a run that are chosen; of another run, none. */
export function useSelection(id: string, counts: Counts): Selection {
  const [chosen, setChosen] = useState<Chosen>(NONE);
  useEffect(() => setChosen(NONE), [id]);
  const whole = "filter" in chosen;
  return {
    size: whole ? countOf(counts, { ...chosen.filter, outcome: "planned" }) : chosen.objects.size,
    whole,
    has: (change) => (whole ? fits(chosen.filter, change) : chosen.objects.has(keyOf(change))),
    toggle({ type, uid }) {
      if (whole) return;
      const objects = new Map(chosen.objects);
      if (!objects.delete(keyOf({ type, uid }))) objects.set(keyOf({ type, uid }), { type, uid });
      setChosen({ objects });
    },
    async all({ uid, search, type, action }) {
      const filter = { ...(type && { type }), ...(action && { action }) };
      if (uid === undefined && search === undefined) {
        setChosen({ filter });
        return;
      }
      const words = { ...(uid && { uid }), ...(search && { search }) };
      const read = readChanges(id, { ...filter, ...words, outcome: "planned" });
      const changes = await firstOf(read, MOST, new AbortController().signal);
      setChosen({ objects: new Map(changes.map(({ type, uid }) => [keyOf({ type, uid }), { type, uid }])) });
    },
    clear: () => setChosen(NONE),
    sent() {
      if (!whole) return { objects: [...chosen.objects.values()] };
      const { type, action } = chosen.filter;
      return { ...(type && { types: [type] }), ...(action && { actions: [action] }) };
    },
  };
}
