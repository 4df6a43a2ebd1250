import type { Page } from "../../lib/pages.js";

export default {
  path: "/runs/:id/compare",
  title: "Compare",
  tab: { of: "run", label: "Compare", order: 40 },
  load: () => import("./compare.js"),
} satisfies Page;
