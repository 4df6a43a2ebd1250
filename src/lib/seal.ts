import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { chmod, link, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BridgeError } from "./errors.js";
import { makeDirectory } from "./make-directory.js";

const FILE = "secret.key";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps texts from the eyes of whoever can read the store: AES-256-GCM. */
export interface Seal {
  seal(text: string): string;
  /** @throws BridgeError SECRET_KEY when it was sealed with another key, or changed since */
  open(sealed: string): string;
  /** The same for the same text under this key only, so that short texts cannot be guessed from it. */
  fingerprint(text: string): string;
}

export function sealWith(key: Uint8Array): Seal {
  const derived = (purpose: string): Buffer =>
    Buffer.from(hkdfSync("sha256", key, "", `nautobot-bridge ${purpose}`, KEY_BYTES));
  const cipherKey = derived("seal");
  const printKey = derived("fingerprint");
  return {
    seal(text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", cipherKey, nonce);
      const hidden = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString("base64");
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, "base64");
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      try {
        const decipher = createDecipheriv("aes-256-gcm", cipherKey, nonce, { authTagLength: TAG_BYTES });
        decipher.setAuthTag(tag);
        const hidden = bytes.subarray(NONCE_BYTES + TAG_BYTES);
        return decipher.update(hidden, undefined, "utf8") + decipher.final("utf8");
      } catch (cause) {
        throw new BridgeError("SECRET_KEY", "What was kept cannot be read: it was sealed with another key.", {
          cause,
        });
      }
    },
    fingerprint: (text) => createHmac("sha256", printKey).update(text).digest("base64url"),
  };
}

/**
 * The seal of a configured key, or else of the one in the directory, which is made at its first use, for its owner's
 * eyes only. Two processes that make it at once get the same.
 *
 * @throws BridgeError SECRET_KEY when the file cannot be read or made
 */
export async function openSeal(directory: string, secretKey?: string): Promise<Seal> {
  if (secretKey !== undefined) return sealWith(Buffer.from(secretKey));
  const file = join(directory, FILE);
  try {
    return sealWith(await readKey(file).catch(() => makeKey(directory, file)));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new BridgeError("SECRET_KEY", `The key of sealed requests cannot be used: ${why}`, {
      cause,
      fix: `Let this user write ${directory}, or set secretKey in the configuration.`,
    });
  }
}

async function readKey(file: string): Promise<Buffer> {
  const key = Buffer.from(await readFile(file, "utf8"), "base64");
  if (key.length !== KEY_BYTES) throw new Error(`${file} does not hold a key`);
  return key;
}

/** Written apart and put in its place as a whole: nobody ever reads half a key. */
async function makeKey(directory: string, file: string): Promise<Buffer> {
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  await makeDirectory(directory);
  try {
    await writeFile(draft, randomBytes(KEY_BYTES).toString("base64"), { mode: 0o600, flag: "wx" });
    await chmod(draft, 0o600);
    await link(draft, file).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  return readKey(file);
}
