import { addressing } from "./addressing.js";
import { ignored } from "./ignored.js";
import { listed } from "./listed.js";
import { refused } from "./refused.js";
import { relationships } from "./relationships.js";
import type { Flow } from "./run.js";

export const FLOWS: readonly Flow[] = [addressing, ignored, listed, refused, ...relationships];
