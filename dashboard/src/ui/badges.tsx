import type { Shapes } from "../lib/api.js";
import { Icon, type IconName } from "./icon.js";

export type RunState = Shapes["RunState"];
export type Action = "create" | "update" | "delete";
export type Sign = readonly [word: string, tone: string, icon: IconName];

const STATES: Record<RunState, Sign> = {
  requested: ["Requested", "quiet", "dots"],
  queued: ["Queued", "quiet", "dots"],
  loading: ["Loading", "live", "turning"],
  planned: ["Comparing", "live", "turning"],
  applying: ["Syncing", "live", "turning"],
  waiting: ["Waits for approval", "wait", "hand"],
  succeeded: ["Succeeded", "good", "check"],
  partial: ["Partly failed", "warn", "half"],
  failed: ["Failed", "bad", "cross"],
  cancelled: ["Cancelled", "quiet", "stop"],
  interrupted: ["Interrupted", "warn", "bolt"],
};
const ACTIONS: Record<Action, Sign> = {
  create: ["create", "create", "plus"],
  update: ["update", "update", "change"],
  delete: ["delete", "delete", "minus"],
};
const OUTCOMES: Record<Shapes["Change"]["status"], Sign> = {
  planned: ["planned", "quiet", "dots"],
  success: ["success", "good", "check"],
  failure: ["failure", "failure", "cross"],
  error: ["error", "failure", "cross"],
  skipped: ["skipped", "quiet", "stop"],
};

/** A sign and a word in its colour. */
export const Badge = ({ sign: [word, tone, icon] }: { sign: Sign }) => (
  <span class={`badge tone-${tone}`}>
    <Icon name={icon} />
    {word}
  </span>
);

/** Where a run stands. */
export const StateBadge = ({ state }: { state: RunState }) => <Badge sign={STATES[state]} />;
/** What a change does. */
export const ActionBadge = ({ action }: { action: Action }) => <Badge sign={ACTIONS[action]} />;
/** What became of a change. */
export const OutcomeBadge = ({ outcome }: { outcome: Shapes["Change"]["status"] }) => (
  <Badge sign={OUTCOMES[outcome]} />
);
export const stateSign = (state: RunState): Sign => STATES[state];
export const actionSign = (action: Action): Sign => ACTIONS[action];
export const outcomeSign = (outcome: Shapes["Change"]["status"]): Sign => OUTCOMES[outcome];

const FINISHED: readonly RunState[] = ["succeeded", "partial", "failed", "cancelled", "interrupted"];
export const isFinished = (state: RunState): boolean => FINISHED.includes(state);
/** A process is at work on it. */
export const isActive = (state: RunState): boolean => ["loading", "planned", "applying"].includes(state);
