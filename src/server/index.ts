export { createApp } from "./app.js";
export { singleToken } from "./auth.js";
export { listen } from "./listen.js";
