/** What a resource's fields are, as data: everything that reads, checks, filters or renders a value reads this. */
interface Common {
  required?: true;
  nullable?: true;
  /** Shown, never written by a client. */
  readOnly?: true;
  /** Taken from the client, never shown. */
  writeOnly?: true;
  default?: unknown;
  /** The query filter's name where it is not the field's; false where the real server has none. */
  filter?: string | false;
  /** False where GraphQL lacks the field. */
  graphql?: false;
  /** The field's name in messages, where it is not the key with spaces. */
  label?: string;
}

type TextFormat = "email" | "url" | "network" | "slug" | "date" | "color" | "host-name" | "ip" | "key";

export interface TextField extends Common {
  kind: "text";
  max?: number;
  blank?: true;
  format?: TextFormat;
  unique?: true;
  /** Only these are accepted, and GraphQL shows them by name. */
  choices?: readonly string[];
  /** GraphQL's names for choices that break its rule. */
  names?: Readonly<Record<string, string>>;
  /** What is said of a value that is none of the choices. */
  complaint?: string;
}
export interface NumberField extends Common {
  kind: "integer" | "float";
  min?: number;
  max?: number;
}
export interface DecimalField extends Common {
  kind: "decimal";
  digits: number;
  places: number;
}
interface SimpleField extends Common {
  kind: "boolean" | "datetime" | "json";
}
export interface ChoiceField extends Common {
  kind: "choice";
  choices: readonly string[];
  /** GraphQL's names for choices that break its rule. */
  names?: Readonly<Record<string, string>>;
}
/** One "app.model". */
export interface ContentTypeField extends Common {
  kind: "content-type";
  choices: readonly string[];
}
/**
 * A reference to an object of any type, shown only: the row has the type and the id as `<name>_type` and
 * `<name>_id`; or several by name, each as its type and id.
 */
interface GenericField extends Common {
  kind: "generic";
}
/** A list of content types, or of plain choices. */
export interface ListField extends Common {
  kind: "content-types" | "choices";
  choices: readonly string[];
}
interface Reference extends Common {
  /** Path of the resource that is referred to. */
  target: string;
  /** What a delete of the referred object does to this one. */
  onDelete: "protect" | "cascade" | "set-null";
  /** Only objects whose `content_types` name the referring model. */
  limited?: true;
  /** A filter by this field means the object and everything below it. */
  tree?: true;
  /** Name of the reverse field in GraphQL. */
  reverse?: string;
}
interface ForeignKey extends Reference {
  kind: "fk";
}
interface ManyToMany extends Reference {
  kind: "m2m";
}
export type ReferenceField = ForeignKey | ManyToMany;

export type Field =
  | TextField
  | NumberField
  | DecimalField
  | SimpleField
  | ChoiceField
  | ContentTypeField
  | GenericField
  | ListField
  | ReferenceField;
export type Fields = Readonly<Record<string, Field>>;
