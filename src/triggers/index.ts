export { startSchedules } from "./schedule.js";
