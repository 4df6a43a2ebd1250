/** What a lane's turn is for. */
export interface LaneWork {
  /** Does the next piece of a lane's work, if there is one. Never rejects. */
  run(lane: string): Promise<void>;
  /** Whether the lane has more, asked after each turn. Never rejects. */
  more(lane: string): Promise<boolean>;
}

/**
 * Hands lanes that have work to whoever works: each to one at a time, one after the other in turn, so that a lane with
 * much to do does not keep the others waiting. What there is to do stands in the store: a queue that forgets loses
 * nothing, for lanes are announced again.
 */
export interface Queue {
  /** Announces that a lane has work. Again does no harm. @throws BridgeError QUEUE_FAILED */
  ready(lane: string): Promise<void>;
  /** Takes lanes from now on, so many at once. */
  work(work: LaneWork, concurrency: number): void;
  /** Takes no more, and resolves when those taken are done. */
  drain(): Promise<void>;
  /** @throws BridgeError QUEUE_FAILED when it does not work at the moment */
  check(): Promise<void>;
  close(): Promise<void>;
}
