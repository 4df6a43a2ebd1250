import type { Page } from "../../lib/pages.js";

export default {
  path: "/plans",
  title: "Plans",
  nav: { label: "Plans", order: 30, icon: "plan" },
  load: () => import("./plans.js"),
} satisfies Page;
