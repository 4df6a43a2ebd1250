const PREFIX = "nautobot-bridge: marked for deletion at ";
const FORM = /^nautobot-bridge: marked for deletion at (\S+?)(?: \(status was (".*")\))?\s*$/;

/** What is kept of a marked object, in a note of its own: it goes with the object, and people see why. */
export interface Mark {
  /** ISO 8601, UTC. */
  at: string;
  /** The status that it had before. */
  was?: string;
}

/** How every such note begins. */
export const NOTES_BEGIN = PREFIX;

export const noteOf = ({ at, was }: Mark): string =>
  `${PREFIX}${at}${was === undefined ? "" : ` (status was ${JSON.stringify(was)})`}`;

/** Undefined for a note that somebody changed beyond recognition: then the object is not marked. */
export function markOf(note: string): Mark | undefined {
  const [, at = "", was] = FORM.exec(note) ?? [];
  if (Number.isNaN(Date.parse(at))) return undefined;
  try {
    return { at, ...(was !== undefined && { was: JSON.parse(was) as string }) };
  } catch {
    return undefined;
  }
}
