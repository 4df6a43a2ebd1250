interface Scope {
  types?: string[];
  objects?: { type: string; uid: string }[];
}

/** What the lines of the scope field mean: `type`, or `type: uid` for one object with all below it. */
export function scopeOf(text: string): Scope {
  const lines = text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
  const types = lines.filter((line) => !line.includes(":"));
  const objects = lines.flatMap((line) => {
    const [, type, uid] = /^([^:]+?)\s*:\s*(.+)$/.exec(line) ?? [];
    return type !== undefined && uid !== undefined ? [{ type, uid }] : [];
  });
  return { ...(types.length > 0 && { types }), ...(objects.length > 0 && { objects }) };
}
