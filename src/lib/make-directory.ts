import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";

const codeOf = (thrown: unknown) => (thrown as NodeJS.ErrnoException).code;

/**
 * Makes a directory, and those above it, for its owner's eyes only; one that is there is left as it is. Node's own way
 * to do so never ends below /proc.
 */
export async function makeDirectory(path: string): Promise<void> {
  const make = () =>
    mkdir(path, { mode: 0o700 }).catch((thrown: unknown) => {
      if (codeOf(thrown) !== "EEXIST") throw thrown;
    });
  await make().catch(async (thrown: unknown) => {
    if (codeOf(thrown) !== "ENOENT" || dirname(path) === path) throw thrown;
    await makeDirectory(dirname(path));
    await make();
  });
}
