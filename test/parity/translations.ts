/** Declared differences of wording that were undone before comparing, in the case that is being replayed. */
const undone = new Set<string>();

export function translated(what: string): void {
  undone.add(what);
}

/** What was undone since the last call. */
export function takeTranslations(): string[] {
  const taken = [...undone];
  undone.clear();
  return taken;
}
