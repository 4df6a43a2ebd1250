export { createApp, createHealthApp } from "./app.js";
export { Sessions } from "./session.js";
export { listen, type Listening } from "./listen.js";
export { Metrics } from "./metrics.js";
export { Readiness } from "./readiness.js";
