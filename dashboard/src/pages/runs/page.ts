import type { Page } from "../../lib/pages.js";

export default {
  path: "/runs",
  title: "Runs",
  nav: { label: "Runs", order: 20, icon: "runs" },
  load: () => import("./runs.js"),
} satisfies Page;
