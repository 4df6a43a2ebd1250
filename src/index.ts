/** The public door: everything a plugin author imports, and nothing else. */
export { z } from "zod";
export {
  Adapter,
  defineModel,
  Diff,
  DiffSyncFlags,
  DiffSyncModelFlags,
  ignoreCase,
  ipAddress,
  ObjectAlreadyExists,
  ObjectNotCreated,
  ObjectNotDeleted,
  ObjectNotFound,
  ObjectNotUpdated,
  unordered,
  within,
  type AttrsOf,
  type BatchContext,
  type BatchResult,
  type Comparator,
  type IdsOf,
  type InstanceOf,
  type Model,
  type Store,
} from "./diffsync/index.js";
export { DataSource, DataTarget, type DataMapping } from "./jobs/job.js";
export type { ObjectLink } from "./jobs/report.js";
export { object, objects, text } from "./jobs/kinds.js";
export { secret } from "./jobs/secret.js";
export { BridgeError } from "./lib/errors.js";
export type { Logger } from "./lib/logger.js";
export { NautobotError, type Client as NautobotClient } from "./nautobot/index.js";
export { definePlugin, type Plugin } from "./plugin-host/index.js";
export {
  converted,
  each,
  generic,
  metadata,
  NautobotAdapter,
  nautobotModel,
  relationship,
  subset,
  tree,
  treePath,
} from "./ssot/index.js";
