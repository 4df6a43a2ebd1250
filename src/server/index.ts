export { createApp } from "./app.js";
export { listen } from "./listen.js";
