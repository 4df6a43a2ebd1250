import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";

/** A Git repository of one commit on branch `main`, as the files that a static web server would serve. */
export interface GitRepository {
  /** The hash of the commit: the same files give the same hash, always. */
  readonly head: string;
  /** Path below the repository's URL → content. */
  readonly files: ReadonlyMap<string, Buffer>;
}

// Fixed, so that the commit's hash depends on the content alone.
const AUTHOR = "nautobot-bridge <nautobot-bridge@localhost> 1767225600 +0000";

type Tree = Map<string, Buffer | Tree>;

/**
 * Makes the repository in memory, for Git's "dumb" HTTP protocol. The object format is a header, a hash and
 * zlib, so neither a Git installation nor a directory to write to is needed here.
 *
 * @param sources path with "/" → content; every file is a plain one
 */
export function buildGitRepository(sources: ReadonlyMap<string, Buffer>, message: string): GitRepository {
  const files = new Map<string, Buffer>();
  const store = (type: string, content: Buffer) => storeObject(files, type, content);
  const tree = storeTree(store, nest(sources));
  const head = store(
    "commit",
    Buffer.from(`tree ${tree}\nauthor ${AUTHOR}\ncommitter ${AUTHOR}\n\n${message}\n`),
  );
  files.set("HEAD", Buffer.from("ref: refs/heads/main\n"));
  files.set("info/refs", Buffer.from(`${head}\trefs/heads/main\n`));
  files.set("objects/info/packs", Buffer.from("\n"));
  return { head, files };
}

function nest(sources: ReadonlyMap<string, Buffer>): Tree {
  const root: Tree = new Map();
  for (const [path, content] of sources) {
    const folders = path.split("/");
    const name = folders.pop() ?? path;
    let tree = root;
    for (const folder of folders) {
      const existing = tree.get(folder);
      const next: Tree = existing instanceof Map ? existing : new Map<string, Buffer | Tree>();
      tree.set(folder, next);
      tree = next;
    }
    tree.set(name, content);
  }
  return root;
}

function storeTree(store: (type: string, content: Buffer) => string, tree: Tree): string {
  const entries = [...tree].map(([name, node]) =>
    node instanceof Map
      ? { key: `${name}/`, mode: "40000", name, hash: storeTree(store, node) }
      : { key: name, mode: "100644", name, hash: store("blob", node) },
  );
  // Git's own order: byte by byte, a folder as if its name ended in a slash.
  entries.sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
  const lines = entries.flatMap(({ mode, name, hash }) => [
    Buffer.from(`${mode} ${name}\0`),
    Buffer.from(hash, "hex"),
  ]);
  return store("tree", Buffer.concat(lines));
}

function storeObject(files: Map<string, Buffer>, type: string, content: Buffer): string {
  const object = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]);
  const hash = createHash("sha1").update(object).digest("hex");
  files.set(`objects/${hash.slice(0, 2)}/${hash.slice(2)}`, deflateSync(object));
  return hash;
}
