import type { Page } from "../../lib/pages.js";

export default {
  path: "/jobs/:job/start",
  title: "Start a run",
  role: "operator",
  load: () => import("./start.js"),
} satisfies Page;
