// What the engine itself gives a model's constructor in place of fields.

/** Fields in two objects, as create is given them. Merging them would cost more than all the rest. */
export class Parts {
  readonly ids: object;
  readonly attrs: object;

  constructor(ids: object, attrs: object) {
    this.ids = ids;
    this.attrs = attrs;
  }
}

/** Values and key of an object of the same declaration; both are shared if the values are right as they are. */
export class Twin {
  readonly values: readonly unknown[];
  readonly key: string;

  constructor(values: readonly unknown[], key: string) {
    this.values = values;
    this.key = key;
  }
}
