export { Adapter, type AdapterOptions, type Current } from "./adapter.js";
export { ignoreCase, ipAddress, unordered, within } from "./compare.js";
export { defineModel, type ModelDefinition } from "./define.js";
export {
  Diff,
  changeOf,
  type Change,
  type DiffClass,
  type Order,
  type Problem,
  type Summary,
} from "./diff.js";
export { DiffElement, type Aside } from "./element.js";
export {
  DefinitionError,
  DiffClassMismatch,
  DiffError,
  DiffSyncError,
  IllegalTree,
  MissingIdentifier,
  ModelInvalid,
  ObjectAlreadyExists,
  ObjectCrudError,
  ObjectMismatch,
  ObjectNotCreated,
  ObjectNotDeleted,
  ObjectNotFound,
  ObjectNotUpdated,
  ObjectStoreError,
  ObjectStoreWrongType,
  UnknownName,
  type TreeProblem,
} from "./errors.js";
export { DiffSyncFlags, DiffSyncModelFlags, type Action, type Status } from "./flags.js";
export { Model } from "./model.js";
export { needsOf, withDependents } from "./needs.js";
export type { DiffOptions, Outcome, Progress, Skip, SkipReason, SyncLog, SyncOptions } from "./options.js";
export type { ObjectKey, Position } from "./position.js";
export { restrict, type Restriction } from "./restrict.js";
export { sameValue } from "./plan.js";
export { LocalStore, type Store } from "./store.js";
export type {
  AnyModelClass,
  AttrsOf,
  Awaitable,
  BatchContext,
  BatchResult,
  Comparator,
  Done,
  FieldsOf,
  IdsOf,
  InstanceOf,
  ModelClass,
  ModelInit,
  ModelOf,
  Shape,
  Values,
} from "./types.js";
