import type { Page } from "../../lib/pages.js";

export default {
  path: "/runs/:id/changes",
  title: "Changes",
  tab: { of: "run", label: "Changes", order: 20 },
  load: () => import("./changes.js"),
} satisfies Page;
