import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** About what one batch of changes needs. */
const ROOM = Buffer.alloc(256 * 1024);

/**
 * Rejects with what the system says when a directory takes no file of that size: a full disk, a quota, one that may only be
 * read. SQLite itself would not tell: a small row fits into what it has of the disk already.
 */
export async function tryToWrite(directory: string): Promise<void> {
  const file = join(directory, `room-${process.pid}`);
  try {
    await writeFile(file, ROOM, { mode: 0o600 });
  } finally {
    await rm(file, { force: true }).catch(() => undefined);
  }
}
