import { hash } from "node:crypto";

/** 32-bit words of a slot: of the key, of the value, and what is noted of both. */
const KEY = 3;
const VALUE = 2;
const WORDS = KEY + VALUE + 1;
const TAKEN = 1;
const MET = 2;

/**
 * Remembers by their digests which texts were there with which values, in 24 bytes each: a Map of a million changes would
 * take hundreds of megabytes. 96 bits of a key leave two keys that pass for one as good as impossible.
 */
export class Digests {
  readonly #slots: Uint32Array;
  readonly #mask: number;
  /** How many were added and not met yet. */
  unmet = 0;

  /** @param most - of different keys */
  constructor(most: number) {
    const capacity = 2 ** Math.ceil(Math.log2(most * 1.5 + 1));
    this.#slots = new Uint32Array(capacity * WORDS);
    this.#mask = capacity - 1;
  }

  /** The last value of a key is what counts. */
  add(key: string, value: string): void {
    const slot = this.#slotOf(key);
    if (this.#slots[slot + WORDS - 1] === 0) this.unmet++;
    this.#slots.set(words(value, VALUE), slot + KEY);
    this.#slots[slot + WORDS - 1] = TAKEN;
  }

  /** What is known of a key when it is met; the next time it is "met". */
  meet(key: string, value: string): "unknown" | "same" | "different" | "met" {
    const slot = this.#slotOf(key);
    const note = this.#slots[slot + WORDS - 1] ?? 0;
    this.#slots[slot + WORDS - 1] = TAKEN | MET;
    if (note & MET) return "met";
    if (!(note & TAKEN)) return "unknown";
    this.unmet--;
    return words(value, VALUE).every((word, at) => word === this.#slots[slot + KEY + at])
      ? "same"
      : "different";
  }

  /** Where a key is; where it is put, when it was not there. */
  #slotOf(key: string): number {
    const wanted = words(key, KEY);
    for (let place = (wanted[0] ?? 0) & this.#mask; ; place = (place + 1) & this.#mask) {
      const slot = place * WORDS;
      if (this.#slots[slot + WORDS - 1] === 0) {
        this.#slots.set(wanted, slot);
        return slot;
      }
      if (wanted.every((word, at) => word === this.#slots[slot + at])) return slot;
    }
  }
}

function words(text: string, count: number): Uint32Array {
  const digest = hash("sha256", text, "buffer");
  return Uint32Array.from({ length: count }, (_, at) => digest.readUInt32LE(at * 4));
}
