import { expect } from "chai";
import * as engine from "../../../src/diffsync/index.js";

/** Every error of the engine by the one it is a kind of. */
const TREE: Record<string, readonly string[]> = {
  DiffSyncError: [
    "ObjectCrudError",
    "ObjectStoreError",
    "DiffError",
    "ModelInvalid",
    "DefinitionError",
    "UnknownName",
    "MissingIdentifier",
  ],
  ObjectCrudError: ["ObjectNotCreated", "ObjectNotUpdated", "ObjectNotDeleted"],
  ObjectStoreError: ["ObjectAlreadyExists", "ObjectNotFound", "ObjectStoreWrongType", "IllegalTree"],
  DiffError: ["DiffClassMismatch", "ObjectMismatch"],
};

describe("the engine's errors", () => {
  const isError = (value: unknown): value is typeof engine.DiffSyncError =>
    typeof value === "function" && (value.prototype as unknown) instanceof Error;

  it("are one tree", () => {
    const found = Object.entries(engine).filter(([, value]) => isError(value));
    const parents = found.map(([name, value]) => [
      name,
      (Object.getPrototypeOf(value) as { name: string }).name,
    ]);
    const told = Object.entries(TREE).flatMap(([parent, kinds]) => kinds.map((kind) => [kind, parent]));
    expect(parents).to.have.deep.members([...told, ["DiffSyncError", "Error"]]);
  });

  it("carry their class as name and what was in the way", () => {
    const failure = new engine.ObjectAlreadyExists("taken", "d1");
    expect([failure.name, failure.message, failure.existing]).to.deep.equal([
      "ObjectAlreadyExists",
      "taken",
      "d1",
    ]);
  });
});
