/** That something happened, as a signed webhook says it. It decides which run is asked for, never what that run writes. */
export interface Hint {
  /** `nautobot`, or the name of another system of the configuration. */
  readonly source: string;
  /** Nautobot's content type, such as `dcim.device`; absent for other systems. */
  readonly model?: string;
  readonly event?: HintEvent;
  /** What the paths and templates of rules are read from: Nautobot's object, or the whole body. */
  readonly state: unknown;
  /** Nautobot's object as it was; absent when there was none or it is not known. */
  readonly before?: unknown;
  /** The object's fields that changed; absent when that is not known. */
  readonly changed?: ReadonlySet<string>;
  /** Who changed it. */
  readonly user?: string;
  /** What it is about, for people. */
  readonly object?: string;
  /** When the sender made it, by the sender's clock. */
  readonly sentAt?: Date;
  /** The same for the same hint sent again. */
  readonly key: string;
}

export const HINT_EVENTS = ["created", "updated", "deleted"] as const;
export type HintEvent = (typeof HINT_EVENTS)[number];
