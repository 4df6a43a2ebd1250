import type { Model } from "./model.js";

/** Root of everything the engine throws on purpose, apart from a run that is aborted. */
export class DiffSyncError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A create, update or delete of one object failed; under CONTINUE_ON_FAILURE the sync goes on with the next object. */
export class ObjectCrudError extends DiffSyncError {}
export class ObjectNotCreated extends ObjectCrudError {}
export class ObjectNotUpdated extends ObjectCrudError {}
export class ObjectNotDeleted extends ObjectCrudError {}

/** The fields of one object do not fit its model. Under CONTINUE_ON_FAILURE it is that object's failure. */
export class ModelInvalid extends DiffSyncError {
  readonly type: string;
  /** Where in the object, e.g. "tags[2].name". */
  readonly path: string;

  constructor(type: string, path: string, problem: string, options?: ErrorOptions) {
    super(`${type}.${path}: ${problem}`, options);
    this.type = type;
    this.path = path;
  }
}

/** A model or an adapter is declared wrongly; raised when the declaration is made or first used. */
export class DefinitionError extends DiffSyncError {}

/** The objects held in memory contradict each other. Never swallowed by CONTINUE_ON_FAILURE. */
export class ObjectStoreError extends DiffSyncError {}
export class ObjectNotFound extends ObjectStoreError {}
export class ObjectStoreWrongType extends ObjectStoreError {}
export class ObjectAlreadyExists extends ObjectStoreError {
  /** What is stored under that identity already: a model, or an element of a diff. */
  readonly existing: unknown;

  constructor(message: string, existing: unknown) {
    super(message);
    this.existing = existing;
  }
}

/** One place where an adapter's tree is broken. */
export interface TreeProblem {
  kind: "dangling" | "two-parents" | "orphan" | "cycle";
  type: string;
  uid: string;
  /** The places in conflict, as a person finds them, e.g. `site s1 in "ACME"`. */
  places: string[];
  message: string;
}

/** A side of the diff is not a tree: nothing can be decided from it, so nothing is compared. */
export class IllegalTree extends ObjectStoreError {
  readonly problems: readonly TreeProblem[];

  constructor(problems: readonly TreeProblem[]) {
    const shown = problems.slice(0, 10).map((problem) => `- ${problem.message}`);
    const more = problems.length > 10 ? [`- and ${problems.length - 10} more`] : [];
    super(
      [`The loaded objects do not form a tree (${problems.length} problems)`, ...shown, ...more].join("\n"),
    );
    this.problems = problems;
  }
}

/** The two sides cannot be compared, or a diff cannot be used. */
export class DiffError extends DiffSyncError {}
export class DiffClassMismatch extends DiffError {}
/** Two objects of one identity that disagree about what they are called. */
export class ObjectMismatch extends DiffError {}

/** A name that the model or adapter does not know. */
export class UnknownName extends DiffSyncError {}
/** An identifier is missing where a whole identity is needed. */
export class MissingIdentifier extends DiffSyncError {}

/** `site s1`, as messages name an object. */
export const label = (model: Model): string => `${model.getType()} ${model.getUniqueId()}`;
