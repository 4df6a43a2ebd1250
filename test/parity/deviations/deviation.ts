import type { Case, Json } from "../case.js";
import type { Mismatch } from "../replay.js";

/** Something the engine does otherwise than diffsync, on purpose. */
export interface Deviation {
  name: string;
  reason: string;
  /** Whether `compatible: true` makes the engine do as diffsync does here. */
  optOut: boolean;
  /** Recognises the situation, from what the case gives, and that the engine did what it should there. */
  applies(test: Case, actual: Record<string, Json>): boolean;
  /** Whether it accounts for this mismatch. */
  explains(mismatch: Mismatch): boolean;
}
