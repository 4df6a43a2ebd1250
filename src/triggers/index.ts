export { unbacked } from "./backing.js";
export { OwnUser, userOf } from "./own-user.js";
export type { Schedule } from "./schedules/schedule.js";
export { Scheduler } from "./schedules/scheduler.js";
export { Inbox } from "./webhooks/inbox.js";
export { isRefusal, type Refusal } from "./webhooks/read.js";
export type { Rule } from "./webhooks/rules.js";
export { nautobotSource, type Source } from "./webhooks/sources.js";
