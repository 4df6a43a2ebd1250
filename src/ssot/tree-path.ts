const SEPARATOR = "/";

/**
 * The names from a tree's root down to an object, as one string: `"Europe/Berlin/Floor 1"`.
 * A slash within a name is escaped, so two different places never share a path.
 */
export function treePath(...names: string[]): string {
  return names
    .map((name) => name.replaceAll("\\", "\\\\").replaceAll(SEPARATOR, `\\${SEPARATOR}`))
    .join(SEPARATOR);
}

/** A path taken apart: the path of the parent, null at the root, and the object's own name. */
export function splitTreePath(path: string): { parent: string | null; name: string } {
  const last = /^(?:(.*[^\\](?:\\\\)*|(?:\\\\)+)\/)?((?:[^\\/]|\\.)*)$/s.exec(path);
  const name = (last?.[2] ?? path).replaceAll(/\\(.)/gs, "$1");
  return { parent: last?.[1] ?? null, name };
}

export interface TreeNode {
  id: string;
  name: string;
  parentId: string | null;
}

/** The path of every node by its id. A parent outside the given nodes counts as the root. */
export function treePaths(nodes: readonly TreeNode[]): Map<string, string> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const paths = new Map<string, string>();
  const pathOf = (node: TreeNode): string => {
    const known = paths.get(node.id);
    if (known !== undefined) return known;
    const parent = node.parentId === null ? undefined : byId.get(node.parentId);
    const own = treePath(node.name);
    const path = parent ? pathOf(parent) + SEPARATOR + own : own;
    paths.set(node.id, path);
    return path;
  };
  for (const node of nodes) pathOf(node);
  return paths;
}
