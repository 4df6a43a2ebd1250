import type { Page } from "../../lib/pages.js";

export default {
  path: "/runs/:id/logs",
  title: "Logs",
  tab: { of: "run", label: "Logs", order: 30 },
  load: () => import("./logs.js"),
} satisfies Page;
