export { createApp } from "./app.js";
export { Sessions } from "./session.js";
export { listen } from "./listen.js";
export { Metrics } from "./metrics.js";
export { Readiness } from "./readiness.js";
