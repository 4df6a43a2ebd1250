export { converted, each, generic, metadata, relationship, subset, tree } from "./fields/markers.js";
export { NautobotAdapter, type NautobotAdapterOptions } from "./nautobot-adapter.js";
export { nautobotModel } from "./nautobot-model.js";
export type { SafeDelete } from "./retire/spec.js";
export { treePath } from "./tree-path.js";
export { fileSnapshots, type SnapshotStore, unread } from "./snapshot-store.js";
