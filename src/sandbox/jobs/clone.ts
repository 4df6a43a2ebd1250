import { inflateSync } from "node:zlib";

/** A Git repository read over the "dumb" HTTP protocol: loose objects only, as nautobot-bridge serves them. */
export interface Clone {
  head: string;
  /** Path → text. */
  files: ReadonlyMap<string, string>;
}

/** @throws when there is no such branch, or an object is missing */
export async function clone(remoteUrl: string, branch: string): Promise<Clone> {
  const url = remoteUrl.replace(/\/$/, "");
  const refs = await (await fetch(`${url}/info/refs`)).text();
  const head = new RegExp(`^([0-9a-f]{40})\\s+refs/heads/${branch}$`, "m").exec(refs)?.[1];
  if (head === undefined) throw new Error(`The remote has no branch ${branch}`);
  const commit = (await object(url, head)).toString("utf8");
  const files = new Map<string, string>();
  await walk(url, commit.slice(5, 45), "", files);
  return { head, files };
}

async function object(url: string, hash: string): Promise<Buffer> {
  const answer = await fetch(`${url}/objects/${hash.slice(0, 2)}/${hash.slice(2)}`);
  if (!answer.ok) throw new Error(`The remote lacks the object ${hash}`);
  const content = inflateSync(Buffer.from(await answer.arrayBuffer()));
  return content.subarray(content.indexOf(0) + 1);
}

async function walk(url: string, tree: string, folder: string, files: Map<string, string>): Promise<void> {
  const content = await object(url, tree);
  for (let at = 0; at < content.length;) {
    const end = content.indexOf(0, at);
    const [mode = "", name = ""] = content.toString("utf8", at, end).split(" ");
    const hash = content.toString("hex", end + 1, end + 21);
    at = end + 21;
    if (mode === "40000") await walk(url, hash, `${folder}${name}/`, files);
    else files.set(`${folder}${name}`, (await object(url, hash)).toString("utf8"));
  }
}

/** A Job in Python source: what a sandbox, which runs no Python, can tell of it. */
export interface FoundJob {
  module_name: string;
  job_class_name: string;
  grouping: string;
  name: string;
  is_job_hook_receiver: boolean;
  is_job_button_receiver: boolean;
}

/** The classes that are registered as Jobs in the modules of a repository. */
export function jobsIn(files: ReadonlyMap<string, string>, slug: string): FoundJob[] {
  return [...files].flatMap(([path, text]) => {
    const registered = /^register_jobs\(([^)]*)\)/m.exec(text)?.[1];
    if (registered === undefined) return [];
    const module_name = `${slug}.${path.replace(/\.py$/, "").replaceAll("/", ".")}`;
    const grouping = /^name = "(.*)"$/m.exec(text)?.[1] ?? module_name;
    return (registered.match(/\w+/g) ?? []).map((job_class_name) => {
      const [, base = "", body = ""] =
        new RegExp(`^class ${job_class_name}\\((\\w+)\\):\\n((?:(?: .*)?\\n)*)`, "m").exec(text) ?? [];
      return {
        ...{ module_name, job_class_name, grouping },
        name: /^ {8}name = (["'])(.*)\1$/m.exec(body)?.[2] ?? job_class_name,
        is_job_hook_receiver: base.endsWith("Hook"),
        is_job_button_receiver: base.endsWith("Button"),
      };
    });
  });
}
