import { BridgeError } from "../lib/errors.js";
import type { Engine } from "./tables.js";

const FULL = {
  codes: ["SQLITE_FULL", "ENOSPC", "EDQUOT", "EFBIG", "53100"],
  fix: "Free space on the disk where it is kept, then run again.",
};
const UNWRITABLE = {
  codes: ["SQLITE_READONLY", "SQLITE_CANTOPEN", "EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST", "ENOENT"],
  fix: "Let this user write there, or choose another directory with dataDir in the configuration.",
};
const BROKEN = {
  codes: ["SQLITE_CORRUPT", "SQLITE_NOTADB"],
  fix: "Move the file away and start again: a new one is made. Restore a backup to have the history back.",
};

/** What a database or file system threw, as STORE_FAILED with the fix that fits. */
export function storeFailure(thrown: unknown, { place, fix }: Pick<Engine, "place" | "fix">): BridgeError {
  if (thrown instanceof BridgeError) return thrown;
  // one that cannot connect to any of several addresses has its reasons inside
  const error: unknown = thrown instanceof AggregateError ? thrown.errors[0] : thrown;
  const { code = "", message = String(error) } = error as { code?: string; message?: string };
  const known = [FULL, UNWRITABLE, BROKEN].find(({ codes }) => codes.some((start) => code.startsWith(start)));
  return new BridgeError("STORE_FAILED", `The history of runs at ${place} cannot be used: ${message}`, {
    cause: thrown,
    fix: known?.fix ?? fix,
  });
}
